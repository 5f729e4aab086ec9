package org.bylaw.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of Jazzer on one target, in a process of its own, since Jazzer can run but one in each.
 *
 * @param executions how many inputs were tried
 * @param coverage edges of the code that were reached; 0 where Jazzer said nothing of it
 * @param findings files with the inputs that broke a promise; they belong into {@code src/test/resources/fuzz} once mended
 */
record JazzerRun(String target, long executions, int coverage, List<Path> findings) {

    /** An input that takes longer is a finding. */
    private static final int SECONDS_EACH = 60;

    private static final Path FOLDER = Path.of("target/fuzz");
    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
    private static final Pattern COVERAGE = Pattern.compile("(?m)^#\\d+\\s+\\w+\\s+cov: (\\d+)");
    private static final Pattern FINDING = Pattern.compile("(crash|timeout|oom|leak)-[0-9a-f]{40}");

    static JazzerRun of(FuzzTarget target, int seconds) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(FOLDER.resolve(target.name()));
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        int number = 0;
        for (byte[] seed : target.seeds()) {
            Files.write(corpus.resolve("seed-" + ++number), seed);
        }
        Path log = folder.resolve("log");
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx700m",
                        "-XX:+UseSerialGC",
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "-D" + FuzzTargets.CHOSEN + "=" + target.name(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FuzzTargets.class.getName(),
                        "--instrumentation_includes=org.bylaw.**:com.vladsch.**:org.jsoup.**:org.commonmark.**:org.owasp.**"
                                + ":org.zwobble.**:org.apache.commons.csv.**:org.yaml.**:org.camunda.bpm.model.**:tools.jackson.core.json.**",
                        "--keep_going=20",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-timeout=" + SECONDS_EACH,
                        "-max_total_time=" + seconds,
                        "-print_final_stats=1",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            jazzer.waitFor();
        } finally {
            jazzer.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        return new JazzerRun(target.name(), last(EXECUTIONS, said), (int) last(COVERAGE, said), findings(folder));
    }

    private static long last(Pattern figure, String said) {
        Matcher matcher = figure.matcher(said);
        long last = 0;
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
    }

    private static List<Path> findings(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            FINDING.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "%-14s %,12d executions, %,6d edges, %d findings %s"
                .formatted(target, executions, coverage, findings.size(), findings);
    }
}
