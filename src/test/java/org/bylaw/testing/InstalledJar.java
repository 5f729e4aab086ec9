package org.bylaw.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The packaged jar taken apart, with what the JVM learnt at a first start, as the image has it (docker/Dockerfile): it
 * starts with a quarter of the work, which is worth the first start where many follow. A JVM before 25 has no such cache
 * and goes without.
 */
public final class InstalledJar {

    private final List<String> program;

    private InstalledJar(List<String> program) {
        this.program = program;
    }

    /**
     * Starts and stops it once.
     *
     * @param folder an empty one, where it is put
     * @param settings as {@link JarProcess#settings}
     */
    public static InstalledJar in(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        Process unpacking = new ProcessBuilder(
                        JarProcess.JAVA,
                        "-Djarmode=tools",
                        "-jar",
                        JarProcess.JAR.toAbsolutePath().toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .inheritIO()
                .start();
        if (unpacking.waitFor() != 0) {
            throw new IllegalStateException("The jar could not be taken apart");
        }
        String jar = folder.resolve(JarProcess.JAR.getFileName()).toString();
        Path cache = folder.resolve("bylaw.aot");
        try (JarProcess first =
                JarProcess.start(folder, settings, List.of("-XX:AOTCacheOutput=" + cache, "-jar", jar))) {
            // The JVM writes the cache while it ends.
            first.ready().stop(Duration.ofMinutes(5));
        }
        return new InstalledJar(List.of("-XX:AOTCache=" + cache, "-jar", jar));
    }

    /** As {@link JarProcess#start(Path, Map)}. */
    public JarProcess start(Path folder, Map<String, String> settings) {
        return JarProcess.start(folder, settings, program);
    }
}
