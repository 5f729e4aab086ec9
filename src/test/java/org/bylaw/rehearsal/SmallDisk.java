package org.bylaw.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A disk of a few hundred megabytes that can be filled: a file system in memory, seen only by who is begun inside of it. */
final class SmallDisk implements AutoCloseable {

    private static final List<String> ENTER = System.getProperty("user.name").equals("root")
            ? List.of("nsenter", "--mount", "--target")
            : List.of("nsenter", "--user", "--preserve-credentials", "--mount", "--target");

    private final Process holder;
    private final Path folder;

    private SmallDisk(Process holder, Path folder) {
        this.holder = holder;
        this.folder = folder;
    }

    /** Mounts it over that folder, for as long as this JVM lives; empty where this machine does not let us. */
    static Optional<SmallDisk> over(Path folder, int megabytes) {
        boolean root = System.getProperty("user.name").equals("root");
        Path ready = folder.resolveSibling(folder.getFileName() + ".mounted");
        String mount = "mount -t tmpfs -o size=%dm,mode=700 none '%s' && touch '%s' && exec cat"
                .formatted(megabytes, folder, ready);
        try {
            Process holder = new ProcessBuilder("unshare", root ? "--mount" : "-rm", "sh", "-c", mount)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> Files.exists(ready) || !holder.isAlive());
            } catch (ConditionTimeoutException e) {
                holder.destroyForcibly();
            }
            return holder.isAlive() ? Optional.of(new SmallDisk(holder, folder)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What to put in front of a command so that it sees the disk. */
    List<String> enter() {
        return Stream.concat(ENTER.stream(), Stream.of(String.valueOf(holder.pid())))
                .toList();
    }

    void fill() {
        run("cat /dev/zero > '%s/filler' 2> /dev/null; test -s '%s/filler'".formatted(folder, folder));
    }

    void free() {
        run("rm '%s/filler'".formatted(folder));
    }

    private void run(String line) {
        List<String> command =
                Stream.concat(enter().stream(), Stream.of("sh", "-c", line)).toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
