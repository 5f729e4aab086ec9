package org.bylaw.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * What is too large for the memory while it is made or looked at: files that nobody else on the machine can read, with names
 * by which they are found again where the process ended before it could remove them.
 */
public final class TemporaryFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFiles.class);

    /** Such as nobody calls a folder of their own: what has it is removed. */
    private static final String PREFIX = "bylaw_tmp_";

    private TemporaryFiles() {}

    /** Where they are; {@code java.io.tmpdir}. */
    public static Path home() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** @param what it is, such as "export" */
    public static Path file(String what) throws IOException {
        return Files.createTempFile(home(), PREFIX + what + "_", null);
    }

    /** @param what is in it, such as "pack" */
    public static Path folder(String what) throws IOException {
        return Files.createTempDirectory(home(), PREFIX + what + "_");
    }

    /**
     * Removes what was left; what cannot be removed stays and is told to the log.
     *
     * @param before younger ones can be in use by another process of this machine
     * @return how many files and folders went
     */
    public static int removeLeft(Path folder, Instant before) {
        int removed = 0;
        for (Path each : all(folder)) {
            try {
                if (Files.getLastModifiedTime(each).compareTo(FileTime.from(before)) < 0
                        && FileSystemUtils.deleteRecursively(each)) {
                    removed++;
                }
            } catch (IOException e) {
                LOG.warn("{} was left by a process that ended and cannot be removed: {}", each, e.getMessage());
            }
        }
        return removed;
    }

    private static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
