package org.bylaw.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Looks for what would go wrong before anything is started, and says it in one line. */
final class Preflight {

    private static final long DISK_NEEDED = 1_500L * 1024 * 1024;

    private Preflight() {}

    static void check(RunSettings settings) {
        requirePort(settings.port(), "BYLAW_PORT");
        requirePort(settings.keycloakPort(), "BYLAW_KEYCLOAK_PORT");
        try {
            Path data = Files.createDirectories(settings.data());
            lock(data);
            if (settings.fresh()) {
                empty(data.resolve("postgres"));
            }
            boolean first = !Files.exists(data.resolve("postgres"));
            long free = Files.getFileStore(data).getUsableSpace();
            if (first && free < DISK_NEEDED) {
                throw new RunFault(
                        "%s has %d MB left; the first start needs 1,500 MB. Free some, or set BYLAW_DATA to another folder."
                                .formatted(data, free / 1024 / 1024));
            }
        } catch (IOException e) {
            throw new RunFault("The folder " + settings.data() + " cannot be written: " + e.getMessage()
                    + ". Set BYLAW_DATA to another one.");
        }
    }

    /** Held until this process ends. */
    private static void lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new RunFault("Bylaw is running already with the data in " + data
                        + ". Stop it, or set BYLAW_DATA to another folder.");
            }
        } catch (OverlappingFileLockException e) {
            throw new RunFault("Bylaw is running already with the data in " + data + ".");
        }
    }

    private static void requirePort(int port, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), port));
        } catch (IOException e) {
            throw new RunFault("Port " + port
                    + " is taken by another program. Stop that one, or choose another port with " + setting + ".");
        }
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
