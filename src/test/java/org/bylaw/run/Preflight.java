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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for what would go wrong before anything is started, and says it in one line. */
final class Preflight {

    private static final Pattern UNFINISHED = Pattern.compile("keycloak-[0-9]+");
    private static final long MEGABYTE = 1024 * 1024;
    private static final long DISK_FOR_FIRST_START = 1_500 * MEGABYTE;
    private static final long DISK_FOR_LATER_ONES = 200 * MEGABYTE;

    private static final List<FileChannel> LOCKED = new ArrayList<>();

    private Preflight() {}

    /**
     * Takes the data folder for this process, ends what an earlier run left running on it, and looks at ports and disk.
     *
     * @throws RunFault where a start makes no sense
     */
    static void check(RunSettings settings, Leftovers leftovers, Consumer<String> progress) {
        try {
            Path data = Files.createDirectories(settings.data());
            lock(data);
            if (leftovers.end() > 0) {
                progress.accept("Ended the servers that an earlier run left behind");
            }
            requirePort(settings.port(), "BYLAW_PORT");
            requirePort(settings.keycloakPort(), "BYLAW_KEYCLOAK_PORT");
            Path postgres = data.resolve("postgres");
            if (settings.fresh() || isHalfMade(postgres)) {
                empty(postgres);
                Files.deleteIfExists(data.resolve("clock"));
            }
            clearServers(data.resolve("servers"));
            requireDisk(data, Files.getFileStore(data).getUsableSpace(), !Files.exists(postgres));
        } catch (IOException e) {
            throw new RunFault("The folder " + settings.data() + " cannot be written: " + e.getMessage()
                    + ". Set BYLAW_DATA to another one.");
        }
    }

    /** The first start was broken off before the server ran: there is nothing in it yet, and PostgreSQL would refuse it. */
    private static boolean isHalfMade(Path postgres) {
        return Files.exists(postgres) && !Files.exists(postgres.resolve("postmaster.opts"));
    }

    /** Where the unpacking of Keycloak was broken off, a folder with a number for a version stays. */
    private static void clearServers(Path servers) throws IOException {
        if (Files.exists(servers)) {
            try (Stream<Path> folders = Files.list(servers)) {
                for (Path folder : folders.filter(path -> UNFINISHED
                                .matcher(path.getFileName().toString())
                                .matches())
                        .toList()) {
                    empty(folder);
                }
            }
        }
    }

    /** @param free bytes left */
    static void requireDisk(Path data, long free, boolean first) {
        long needed = first ? DISK_FOR_FIRST_START : DISK_FOR_LATER_ONES;
        if (free < needed) {
            throw new RunFault(
                    "%s has %,d MB left, and this start needs %,d MB. Free some, or set BYLAW_DATA to another folder."
                            .formatted(data, free / MEGABYTE, needed / MEGABYTE));
        }
    }

    /** Held until this process ends, and so is the channel: a forgotten one would be closed, and with it the lock. */
    private static void lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            LOCKED.add(channel);
            if (lock == null) {
                throw new RunFault("Bylaw is running already with the data in " + data
                        + ". Stop it, or set BYLAW_DATA to another folder.");
            }
        } catch (OverlappingFileLockException e) {
            throw new RunFault("Bylaw is running already with the data in " + data + ".");
        }
    }

    static void requirePort(int port, String setting) {
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
