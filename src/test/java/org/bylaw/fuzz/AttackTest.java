package org.bylaw.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bylaw.fuzz.Bytes.of;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bylaw.document.FileSource;
import org.bylaw.document.Intake;
import org.bylaw.document.IntakeResult;
import org.bylaw.document.Markdown;
import org.bylaw.shared.CsvLines;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known attacks by files and texts, each against everything that reads files: taken or refused in words, and soon. */
class AttackTest {

    private static final Path FOLDER = Path.of("src/test/resources/attacks");

    /** A bound of safety on a busy machine; each takes a fraction of a second. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Map<String, byte[]> ATTACKS = attacks();

    static Stream<String> targets() {
        return FuzzTargets.byName().keySet().stream();
    }

    private static Map<String, byte[]> attacks() {
        Map<String, byte[]> attacks = new LinkedHashMap<>();
        attacks.put("empty", new byte[0]);
        attacks.put("a mark and nothing behind it", of("\uFEFF"));
        attacks.put("bytes that are no UTF-8", new byte[] {(byte) 0xc3, 0x28, (byte) 0xff, (byte) 0xfe, 0});
        attacks.put("UTF-16", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_16));
        attacks.put("one line of two megabytes", of("x".repeat(2_000_000)));
        attacks.put("elements 10,000 deep", of("<a>".repeat(10_000) + "</a>".repeat(10_000)));
        attacks.put("boxes 10,000 deep", of("<html><body>" + "<div>".repeat(10_000) + "x"));
        attacks.put("lists 10,000 deep", of("<html><body>" + "<ul><li>".repeat(10_000) + "x"));
        attacks.put("tables 200 deep", of("<html><body>" + "<table><tr><td>".repeat(200) + "x"));
        attacks.put("brackets", of("[".repeat(10_000)));
        attacks.put("braces", of("{\"a\":".repeat(10_000)));
        attacks.put("yaml in flow", of("catalog: " + "[{a: ".repeat(5_000)));
        attacks.put("quotes of quotes", of("> ".repeat(10_000) + "x"));
        attacks.put(
                "lists of lists",
                of(IntStream.range(0, 1_000)
                        .mapToObj(depth -> "  ".repeat(depth) + "- x\n")
                        .reduce("", String::concat)));
        attacks.put("pictures that never end", of("![".repeat(200_000)));
        attacks.put("links that never end", of("[x](".repeat(50_000)));
        attacks.put("emphasis that never ends", of("*a _b ".repeat(30_000)));
        attacks.put(
                "code that never ends",
                of(IntStream.range(1, 1_000)
                        .mapToObj(length -> "`".repeat(length) + "x")
                        .reduce("", String::concat)));
        attacks.put(
                "a table of 10,000 lines and 100 columns",
                of("a,".repeat(99) + "a\n" + ("1,".repeat(99) + "1\n").repeat(10_000)));
        attacks.put("a table of 5,000 columns", of("a;".repeat(5_000) + "\n" + "1;".repeat(5_000)));
        attacks.put("quotation marks", of("\"".repeat(100_001)));
        attacks.put("billion laughs", of(laughs()));
        attacks.put("laughs in YAML", of("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ncatalog: {groups: [*c,*c]}\n"));
        attacks.put(
                "objects in YAML",
                of("catalog: !!javax.script.ScriptEngineManager [!!java.net.URL [http://127.0.0.1/]]\n"));
        for (String address : List.of("file:///etc/passwd", "http://127.0.0.1:9/", "jar:file:///x!/y")) {
            attacks.put(
                    "entity from " + address,
                    of("<?xml version='1.0'?><!DOCTYPE catalog [<!ENTITY a SYSTEM '" + address
                            + "'><!ENTITY % b SYSTEM '" + address
                            + "'> %b;]><catalog><metadata><title>&a;</title></metadata></catalog>"));
        }
        attacks.put(
                "included file",
                of("<catalog xmlns:xi='http://www.w3.org/2001/XInclude'>"
                        + "<xi:include parse='text' href='file:///etc/passwd'/></catalog>"));
        attacks.put("zip bomb", bomb(60));
        attacks.put("bomb in a Word file", Bytes.zip(Map.of("word/document.xml", new byte[40_000_000])));
        attacks.put("zip of 3,000 files", many(3_000));
        attacks.put("zip with tricks for names", tricks());
        attacks.put("zip in zip", Bytes.zip(Map.of("a.zip", bomb(1), "b.docx", bomb(1))));
        attacks.put("half a zip", Arrays.copyOf(tricks(), 60));
        attacks.put("Word file with entities", Bytes.zip(Map.of("word/document.xml", of(laughs()))));
        attacks.put(
                "Word file 10,000 deep",
                Bytes.word("<w:sdt><w:sdtContent>".repeat(10_000) + "</w:sdtContent></w:sdt>".repeat(10_000)));
        attacks.put("PDF and zip at once", joined(of("%PDF-1.7\n%%EOF\n"), many(1)));
        attacks.put(
                "picture and page at once",
                joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, of("<script>x</script>")));
        attacks.put("picture that runs", of("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"));
        return attacks;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyAttackIsTakenOrRefusedInWords(String name) {
        ATTACKS.forEach((attack, input) -> {
            try {
                assertTimeoutPreemptively(
                        SOON, () -> FuzzTargets.feed(FuzzTargets.byName().get(name), input));
            } catch (Throwable fault) {
                throw new AssertionError(name + ": " + attack + ": " + fault, fault);
            }
        });
    }

    @Test
    void filesOfTheFolderToo() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(each -> !each.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                IntakeResult result = Intake.read(
                                List.of(new FileSource(file.getFileName().toString(), Files.readAllBytes(file))))
                        .getFirst();
                if (!result.isRefused()) {
                    assertThat(Markdown.render(result.markdown()).html())
                            .doesNotContain("<script", "<img", "<iframe", "<svg", "javascript:", "onerror=");
                }
            }
        }
    }

    static List<String> markdown() throws IOException {
        return List.of(Files.readString(FOLDER.resolve("markdown.txt")).split("(?m)^----\\R"));
    }

    @ParameterizedTest
    @MethodSource("markdown")
    void nothingInATextRuns(String markdown) throws Exception {
        FuzzTargets.feed(FuzzTargets.byName().get("markdown"), of(markdown));
        FuzzTargets.feed(FuzzTargets.byName().get("html"), of(markdown));
        assertThat(Jsoup.parseBodyFragment(Markdown.render(markdown).html())
                        .select("script, img, iframe, object, embed, svg, math, style, link, meta, base, form,"
                                + " [style], [onclick], [src]"))
                .isEmpty();
    }

    static List<String> formulas() throws IOException {
        return Files.readAllLines(FOLDER.resolve("formulas.txt"));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void noValueOfAnExportIsAFormula(String formula) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvLines lines = new CsvLines(out);
        lines.line(formula, "\t" + formula, "\r" + formula);
        lines.finish();
        String written = Bytes.text(out.toByteArray()).substring(1);
        assertThat(written.split(",(?=\"?')"))
                .allSatisfy(value -> assertThat(value.replaceFirst("^\"", "")).startsWith("'"));
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            text.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        return text.append("]><catalog><metadata><title>&a29;</title></metadata></catalog>")
                .toString();
    }

    private static byte[] bomb(int megabytes) {
        return Bytes.zip(Map.of("zeros.md", new byte[megabytes * 1024 * 1024]));
    }

    private static byte[] many(int files) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        IntStream.range(0, files).forEach(number -> entries.put("f" + number + ".md", of("# " + number)));
        return Bytes.zip(entries);
    }

    private static byte[] tricks() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : List.of(
                "../../etc/cron.md",
                "/etc/passwd.md",
                "C:\\windows\\x.md",
                "a/../../b.md",
                "..\\c.md",
                "nul\0.md",
                "invoice\u202Edm.exe",
                "CON.md",
                "x".repeat(5_000) + ".md",
                "same.md",
                "SAME.md")) {
            entries.put(name, of("# Text\n"));
        }
        return Bytes.zip(entries);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
