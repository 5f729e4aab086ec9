package org.bylaw.evidencepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bylaw.audit.seal.SealCommand;
import org.bylaw.document.paper.Conformance;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.Organisation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pack as an auditor has it: the files of a zip, verified with nothing but the JDK and the tools of the machine. */
public final class PackReading {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    private PackReading(byte[] zip) {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            String last = "";
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                assertThat(entry.getName())
                        .isGreaterThan(last)
                        .doesNotContain("..")
                        .doesNotStartWith("/");
                last = entry.getName();
                files.put(last, entries.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks as that person, waits, fetches and verifies. */
    public static PackReading made(EvidencePacks packs, Organisation organisation, UUID person, SubjectRef subject) {
        UUID id = organisation.as(person, () -> packs.start(subject));
        await().atMost(Duration.ofSeconds(60)).until(() -> organisation.as(person, () -> packs.mine(subject)).stream()
                .anyMatch(pack -> pack.id().equals(id) && pack.state() != MadePack.State.RUNNING));
        MadePack pack = organisation.as(person, () -> packs.ready(id));
        byte[] zip = organisation.as(person, () -> {
            try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                packs.copy(id, out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(sha256(zip)).isEqualTo(pack.sha256());
        PackReading reading = new PackReading(zip);
        reading.verify();
        return reading;
    }

    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    public byte[] bytes(String path) {
        assertThat(files).containsKey(path);
        return files.get(path);
    }

    public String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    public JsonNode json(String path) {
        return JSON.readTree(text(path));
    }

    /** All that begin and end so, in order. */
    public List<String> paths(String begin, String end) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(begin) && path.endsWith(end))
                .toList();
    }

    private void verify() {
        manifest();
        signed(text("manifest.sig"));
        assertThat(text("manifest.sig").lines().toList().get(1))
                .isEqualTo(sha256(bytes("manifest.txt")) + "  manifest.txt");
        if (!text("trail/checkpoint.txt").isEmpty()) {
            signed(text("trail/checkpoint.txt"));
        }
        byHand();
        paths("", ".svg").forEach(path -> wellFormed(bytes(path)));
        paths("", ".pdf").stream().filter(path -> !path.startsWith("evidence/")).forEach(this::forAllAndForTheArchive);
        models();
    }

    private void manifest() {
        Map<String, byte[]> listed = new TreeMap<>(files);
        listed.keySet().removeAll(List.of("manifest.json", "manifest.txt", "manifest.sig"));
        JsonNode manifest = json("manifest.json").path("files");
        assertThat(manifest.size()).isEqualTo(listed.size());
        for (JsonNode file : manifest) {
            byte[] content = bytes(file.path("path").asString());
            assertThat(sha256(content)).isEqualTo(file.path("sha256").asString());
            assertThat((long) content.length).isEqualTo(file.path("bytes").asLong());
        }
    }

    /** A signed note: text, empty line, and a line with the key's hash and the Ed25519 signature. */
    public void signed(String note) {
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        byte[] whole =
                Base64.getDecoder().decode(note.strip().substring(note.strip().lastIndexOf(' ') + 1));
        String key = HexFormat.of().formatHex(Arrays.copyOf(whole, 4));
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key("keys/" + key + ".pem"));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            assertThat(signature.verify(Arrays.copyOfRange(whole, 4, whole.length)))
                    .as("signature of " + text)
                    .isTrue();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private PublicKey key(String path) throws GeneralSecurityException {
        String pem = text(path).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    /** Every command of the page in the pack, letter by letter, where the machine has the tools. */
    private void byHand() {
        List<String> commands = Jsoup.parse(text("VERIFY.html")).select("pre").stream()
                .map(Element::wholeText)
                .toList();
        try {
            Path folder = Files.createTempDirectory("pack").resolve("unpacked");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path where = folder.resolve(file.getKey());
                Files.createDirectories(where.getParent());
                Files.write(where, file.getValue());
            }
            if (has("sha256sum")) {
                files(folder, commands);
            }
            if (has("openssl") && has("xxd")) {
                List<String> notes = having(commands, "openssl");
                assertThat(notes).hasSize(2);
                assertThat(shell(folder, notes.getFirst())).contains("Signature Verified Successfully");
                if (!text("trail/checkpoint.txt").isEmpty()) {
                    assertThat(shell(folder, notes.getLast())).contains("Signature Verified Successfully");
                }
            }
            trail(folder, commands);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void files(Path folder, List<String> commands) throws IOException, InterruptedException {
        List<String> sums = having(commands, "sha256sum");
        assertThat(sums).containsExactly("sha256sum -c manifest.txt", "sha256sum manifest.txt", "sha256sum text/*");
        assertThat(shell(folder, sums.get(0)).lines())
                .hasSize(files.size() - 2)
                .allMatch(line -> line.endsWith(": OK"));
        assertThat(text("manifest.sig").lines().toList().get(1))
                .isEqualTo(shell(folder, sums.get(1)).strip());
        assertThat(shell(folder, sums.get(2)).lines()).hasSameSizeAs(paths("text/", ""));
        // It ends with 1 since there is a difference, and must be these two alone.
        assertThat(shell(folder, having(commands, "diff ").getFirst() + " || true")
                        .lines()
                        .filter(line -> line.matches("[<>].*")))
                .containsExactly("< manifest.sig", "< manifest.txt");
        Path stowaway = Files.writeString(folder.resolve("text/added.txt"), "x");
        assertThat(shell(folder, having(commands, "diff ").getFirst() + " || true"))
                .contains("< text/added.txt");
        Files.delete(stowaway);
    }

    private static List<String> having(List<String> commands, String word) {
        return commands.stream().filter(command -> command.contains(word)).toList();
    }

    private static String shell(Path folder, String command) throws IOException, InterruptedException {
        return run(folder, "sh", "-c", command);
    }

    private static boolean has(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /** The program of the page as it stands there, and Bylaw's own with the proof that the page has made for it. */
    private void trail(Path folder, List<String> commands) throws IOException, InterruptedException {
        long rows = json("trail/about.json").path("rows").asLong();
        assertThat(text("trail/rows.jsonl").lines().count()).isEqualTo(rows);
        if (text("trail/checkpoint.txt").isEmpty() || !has("python3")) {
            return;
        }
        assertThat(shell(folder, having(commands, "python3 - <<").getFirst()))
                .isEqualTo(rows + " rows: every one is in the tree\n");
        String own = having(commands, "verify-proof").getFirst();
        if (rows > 0) {
            shell(folder, own.substring(0, own.indexOf("java -jar")));
            List<String> words =
                    List.of(own.substring(own.indexOf("verify-proof")).strip().split(" "));
            assertThat(words).containsExactly("verify-proof", "../proof.json", "--keys", "keys/keys.json");
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            assertThat(new SealCommand(out, out, Instant::now)
                            .run(List.of(
                                    words.get(0),
                                    folder.resolve(words.get(1)).toString(),
                                    words.get(2),
                                    folder.resolve(words.get(3)).toString())))
                    .as(said.toString(StandardCharsets.UTF_8))
                    .contains(0);
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    static void wellFormed(byte[] xml) {
        try {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception e) {
            throw new AssertionError(new String(xml, StandardCharsets.UTF_8), e);
        }
    }

    private void forAllAndForTheArchive(String path) {
        boolean attached = new String(bytes(path), StandardCharsets.ISO_8859_1).contains("<pdfaid:part>3<");
        Conformance.assertConforms(
                bytes(path), PDFAFlavour.PDFUA_1, attached ? PDFAFlavour.PDFA_3_A : PDFAFlavour.PDFA_2_A);
    }

    /** The engine was given the files of the class path, which are the newest of each. */
    private void models() {
        assertThat(paths("process/models/", ".bpmn")).isNotEmpty();
        for (String path : paths("process/models/", "mn")) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            try (var deployed = PackReading.class.getResourceAsStream("/bpmn/" + name)) {
                assertThat(bytes(path)).isEqualTo(deployed.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
