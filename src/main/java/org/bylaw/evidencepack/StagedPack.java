package org.bylaw.evidencepack;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.TemporaryFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * A pack as files in a temporary folder, under numbers for names, till all are there and can be zipped in order. The same
 * files at the same moment give the same zip, byte by byte.
 */
final class StagedPack implements Pack, Closeable {

    /** A file that is there. */
    record Staged(String path, Path where, long bytes, String sha256) {}

    private final Path folder;
    private final Instant at;
    private final JsonMapper json;
    private final AtomicInteger done;
    private final TreeMap<String, Staged> files = new TreeMap<>();
    private final Set<SubjectRef> things = new LinkedHashSet<>();
    private final Set<UUID> processes = new LinkedHashSet<>();
    private final Map<SubjectRef, String> alsoProven = new LinkedHashMap<>();
    private final List<SignOff> signOffs = new ArrayList<>();

    StagedPack(SubjectRef subject, Instant at, JsonMapper json, AtomicInteger done) throws IOException {
        this.folder = TemporaryFiles.folder("pack");
        this.at = at;
        this.json = json;
        this.done = done;
        things.add(subject);
        processes.add(subject.id());
    }

    @Override
    public void file(String path, Content content) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new PackWriter.Interrupted();
        }
        String harmless = Escaped.path(path);
        if (files.containsKey(harmless)) {
            throw new IllegalStateException("A pack holds each path once: " + harmless);
        }
        Path where = folder.resolve(String.valueOf(files.size()));
        MessageDigest digest = sha256();
        try (OutputStream out =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(where)), digest)) {
            content.writeTo(out);
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        files.put(harmless, new Staged(harmless, where, Files.size(where), sha256));
        done.incrementAndGet();
    }

    @Override
    public void text(String path, String text) throws IOException {
        file(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void json(String path, Object value) throws IOException {
        text(path, json.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
    }

    @Override
    public void alsoAbout(SubjectRef thing) {
        things.add(thing);
    }

    @Override
    public void alsoRan(UUID businessKey) {
        processes.add(businessKey);
    }

    @Override
    public void alsoProve(SubjectRef thing, String inFolder) {
        alsoProven.put(thing, inFolder);
    }

    @Override
    public void signed(SignOff signOff) {
        signOffs.add(signOff);
    }

    @Override
    public List<SignOff> signOffs() {
        return List.copyOf(signOffs);
    }

    @Override
    public Instant at() {
        return at;
    }

    /** The folder of each. */
    Map<SubjectRef, String> alsoProven() {
        return Collections.unmodifiableMap(alsoProven);
    }

    Set<SubjectRef> things() {
        return Set.copyOf(things);
    }

    List<UUID> processes() {
        return List.copyOf(processes);
    }

    /** In the order of their paths. */
    List<Staged> files() {
        return List.copyOf(files.values());
    }

    /** Each line as {@code sha256sum} writes it. */
    String sums() {
        StringBuilder sums = new StringBuilder();
        files.values().forEach(file -> sums.append(file.sha256())
                .append("  ")
                .append(file.path())
                .append('\n'));
        return sums.toString();
    }

    List<Map<String, Object>> listed() {
        return files.values().stream()
                .map(file -> {
                    Map<String, Object> line = new TreeMap<>();
                    line.put("path", file.path());
                    line.put("bytes", file.bytes());
                    line.put("sha256", file.sha256());
                    return line;
                })
                .toList();
    }

    void zipTo(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Staged file : files.values()) {
                ZipEntry entry = new ZipEntry(file.path());
                // Without a zone, which would tell the same moment differently on another machine.
                entry.setTimeLocal(at.atOffset(ZoneOffset.UTC).toLocalDateTime().withNano(0));
                zip.putNextEntry(entry);
                Files.copy(file.where(), zip);
                zip.closeEntry();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
