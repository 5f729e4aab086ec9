package org.bylaw.audit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The folder with the keys of the seal. A key is two files of one name, which begins with its time: {@code .pem} is the
 * secret part (PKCS#8), {@code .vkey} the public one. The newest by name signs. A secret part may be deleted once there is
 * a newer key; the public part has to stay, or what it signed could not be verified any more.
 */
final class KeyFolder {

    private static final String SECRET = ".pem";
    private static final String PUBLIC = ".vkey";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final int TIME_LENGTH = 16;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** One thread of this process at a time: a lock on a file is held by the whole process. */
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A public part and since when it is used.
     *
     * @param from by the file's name
     */
    record Published(VerifierKey key, Instant from) {}

    /** All public parts, the oldest first. */
    List<Published> published() {
        return names(PUBLIC)
                .map(name -> new Published(VerifierKey.parse(text(name + PUBLIC)), time(name)))
                .toList();
    }

    /**
     * The key that signs; empty where the folder has none.
     *
     * @throws IllegalStateException where its files do not fit each other
     */
    Optional<SealKey> current() {
        return names(SECRET).reduce((older, newer) -> newer).map(this::read);
    }

    /** The current key, or one that is made now; of several that ask at once, in other processes too, one makes it. */
    SealKey currentOrNew(String name, Instant now) {
        return locked(() -> current().orElseGet(() -> make(name, now)));
    }

    /**
     * Makes a key that signs from now on.
     *
     * @param name of the key, where the folder has none yet whose name it can take over
     */
    SealKey rotate(Optional<String> name, Instant now) {
        return locked(() -> {
            List<Published> former = published();
            Instant from = former.isEmpty() || former.getLast().from().isBefore(now.truncatedTo(ChronoUnit.SECONDS))
                    ? now
                    : former.getLast().from().plusSeconds(1);
            String origin = name.or(() -> former.isEmpty()
                            ? Optional.empty()
                            : Optional.of(former.getLast().key().name()))
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "There is no key in " + folder
                                            + " whose name the new one could have. Please give it one, such as bylaw.example.org/trail."));
            return make(origin, from);
        });
    }

    private SealKey make(String name, Instant now) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            VerifierKey verifier = VerifierKey.of(name, pair.getPublic());
            String file = TIME.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC)) + "-" + verifier.hash();
            write(file + PUBLIC, verifier.text() + "\n", "rw-r--r--");
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(pair.getPrivate().getEncoded());
            // The secret part last: with it the key is there.
            write(file + SECRET, BEGIN + "\n" + lines + "\n" + END + "\n", "rw-------");
            return read(file);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("No key can be written into " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Whole or not at all, also where the machine stops in the middle of it. */
    private void write(String file, String text, String permissions) throws IOException {
        FileAttribute<?>[] attributes =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                        }
                        : new FileAttribute<?>[0];
        Path half = Files.createTempFile(folder, ".", ".half", attributes);
        try {
            try (FileChannel out = FileChannel.open(half, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(Hashes.utf8(text)));
                out.force(true);
            }
            Files.move(half, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private SealKey read(String name) {
        Path secretFile = folder.resolve(name + SECRET);
        try {
            VerifierKey verifier = VerifierKey.parse(text(name + PUBLIC));
            String pem = text(name + SECRET);
            int begin = pem.indexOf(BEGIN);
            int end = pem.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalStateException(secretFile + " holds no PKCS#8 key in PEM form.");
            }
            PrivateKey secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end))));
            SealKey key = new SealKey(verifier, secret, time(name));
            byte[] trial = Hashes.utf8(name);
            if (!verifier.verifies(trial, key.sign(trial))) {
                throw new IllegalStateException(secretFile + " is not the secret part of " + name + PUBLIC + ".");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(secretFile + " cannot be used as a key: " + e.getMessage(), e);
        }
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (IN_THIS_PROCESS) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    return lock.isValid() ? work.get() : locked(work);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The folder of the seal's keys, " + folder + ", cannot be written: " + e.getMessage(), e);
            }
        }
    }

    private Stream<String> names(String ending) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending) && !file.startsWith("."))
                    .map(file -> file.substring(0, file.length() - ending.length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the seal's keys cannot be read: " + e.getMessage(), e);
        }
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException("The key's file " + folder.resolve(file) + " cannot be read.", e);
        }
    }

    private Instant time(String name) {
        try {
            return LocalDateTime.parse(name.substring(0, Math.min(TIME_LENGTH, name.length())), TIME)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(
                    "The name of " + folder.resolve(name + PUBLIC)
                            + " has to begin with the time of the key, such as 20260131T120000Z-.",
                    e);
        }
    }
}
