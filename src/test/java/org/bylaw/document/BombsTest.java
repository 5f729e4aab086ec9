package org.bylaw.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bylaw.fuzz.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Short texts and files that would take hours or all the memory there is, and Word files that would have us fetch something. */
class BombsTest {

    /** A bound of safety on a busy machine; each takes a second or two. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String RELATIONS =
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>%s</Relationships>";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    static List<String> endless() {
        return List.of(
                "x " + "<".repeat(1_000_000),
                "x " + "<".repeat(1_000_000) + ">",
                "x " + "<?".repeat(500_000),
                "x " + "<!-->".repeat(200_000),
                "x " + "<![CDATA[".repeat(100_000),
                "x " + "<!A ".repeat(250_000));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void bracketsThatNeverEndAreReadOnce(String text) {
        assertTimeoutPreemptively(SOON, () -> {
            assertThat(Markdown.render(text).plainText()).startsWith("x <");
            assertThat(Markdown.words(text)).startsWith("x <");
        });
    }

    @Test
    void marksThatFitToNoneAreNotLookedForWithoutEnd() {
        String text = "a**b" + "c* ".repeat(200_000);
        assertTimeoutPreemptively(SOON, () -> {
            assertThat(Markdown.render(text).plainText()).startsWith("a**bc* c*");
            assertThat(Markdown.words(text)).startsWith("a**bc* c*");
        });
        assertThat(Markdown.render("*a* **b** ".repeat(800)).html())
                .contains("<em>a</em> <strong>b</strong>")
                .doesNotContain("*");
    }

    @Test
    void whatPointedBracketsAreForStays() {
        assertThat(Markdown.render("<https://example.org/a> <a@example.org> a < b <b>c</b> [d](<e f>)")
                        .html())
                .contains("<a href=\"https://example.org/a\"")
                .contains("<a href=\"mailto:a&#64;example.org\"")
                .contains("a &lt; b &lt;b&gt;c&lt;/b&gt;")
                .contains(">d</a>");
    }

    @Test
    void aTableIsNoLargerThanWhatWasWritten() {
        String text = "|a".repeat(5_000) + "\n" + "|-".repeat(5_000) + "\n" + "|b\n".repeat(5_000);
        assertThat(Markdown.render(text).html().length()).isLessThan(1_000_000);
        assertThat(Markdown.render("| a | b |\n|---|---|\n" + "| 1 |\n".repeat(2_000))
                        .html())
                .contains("<td>1</td>");
    }

    @Test
    void moreCellsThanAPaperCanHaveTaggedStayAsTheyWereWritten() {
        String head = "| a | b |\n|---|---|\n";
        int most = (int) MarkdownBounds.MOST_CELLS / 2 - 1;
        assertThat(Markdown.render(head + "| 1 | 2 |\n".repeat(most)).html()).contains("<td>1</td>");
        assertThat(Markdown.render(head + "| 1 | 2 |\n".repeat(most + 1)).html())
                .doesNotContain("<td>")
                .contains("| 1 | 2 |");
    }

    @Test
    void anAddressThatIsWrittenOnceIsNotRepeatedWithoutEnd() {
        String text = "[a]: http://x/" + "y".repeat(50_000) + "\n\n" + "[a] ![a] ".repeat(10_000);
        assertThat(Markdown.render(text).html().length()).isLessThan(5_000_000);
        assertThat(Markdown.render("[a]: http://x/y\n\n" + "[a] ".repeat(1_000)).html())
                .contains("href=\"http://x/y\"")
                .doesNotContain("href=\"\"");
    }

    @Test
    void whatNestsWithoutEndIsShownAsItIsWritten() {
        for (String text : List.of(
                "*_".repeat(20_000) + "word" + "_*".repeat(20_000),
                "![".repeat(20_000) + "word" + "](u)".repeat(20_000))) {
            assertTimeoutPreemptively(SOON, () -> {
                assertThat(Markdown.render(text).plainText()).contains("word");
                assertThat(Markdown.words(text)).contains("word");
            });
        }
    }

    @Test
    void aHeadingOfBlanksIsReadOnce() {
        assertTimeoutPreemptively(
                SOON, () -> assertThat(one("x.md", Bytes.of("# a" + " ".repeat(1_000_000) + "b\n\nText"))
                                .title())
                        .startsWith("a"));
        assertThat(one("x.md", Bytes.of("# Access ##\n\nText")).title()).isEqualTo("Access");
        assertThat(one("x.md", Bytes.of("# C#\n\nText")).title()).isEqualTo("C#");
    }

    @Test
    void aCellIsNotAsManyAsItSays() {
        for (String span : List.of("colspan", "rowspan")) {
            String cell = "<table><tr><td " + span + "=2000000000>x</td></tr><tr><td>y</td></tr></table>";
            assertThat(one("x.html", Bytes.of("<html><body>" + cell)).markdown().length())
                    .isLessThan(1_000);
        }
        assertThat(one("x.html", Bytes.of("<table><tr><th>a<th>b<tr><td colspan=2>x</table>"))
                        .markdown())
                .contains("x");
    }

    @Test
    void oneLongCellMakesNoOtherLong() {
        String table = "<html><body><table><tr><td>" + "x".repeat(50_000) + "</td></tr>"
                + "<tr><td>y</td></tr>".repeat(5_000) + "</table>";
        assertThat(one("x.html", Bytes.of(table)).markdown().length()).isLessThan(200_000);
    }

    @Test
    void aWordFileFetchesNothing() throws IOException {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/picture.png";
            IntakeResult result = one(
                    "x.docx",
                    word(
                            Bytes.paragraph("Before.") + picture("r:link"),
                            Map.of(
                                    "word/_rels/document.xml.rels",
                                    Bytes.of(RELATIONS.formatted("<Relationship Id='p' Type='" + OFFICE
                                            + "/image' Target='" + address + "' TargetMode='External'/>")))));
            assertThat(result.markdown()).contains("Before.");
            assertThat(fetched).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPictureIsNotTakenInForEachPlaceThatShowsIt() throws IOException {
        byte[] noise = new byte[2_000_000];
        new Random(1).nextBytes(noise);
        IntakeResult result = one(
                "x.docx",
                word(
                        Bytes.paragraph("Before.") + picture("r:embed").repeat(2_000),
                        Map.of(
                                "word/_rels/document.xml.rels",
                                Bytes.of(RELATIONS.formatted(
                                        "<Relationship Id='p' Type='" + OFFICE + "/image' Target='media/a.png'/>")),
                                "word/media/a.png",
                                noise)));
        assertThat(result.markdown()).contains("Before.");
    }

    @Test
    void aNoteIsNotWrittenForEachPlaceThatRefersToIt() throws IOException {
        String notes = "<w:footnotes xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                + "<w:footnote w:id='1'>" + Bytes.paragraph("long ".repeat(20_000)) + "</w:footnote></w:footnotes>";
        Map<String, byte[]> parts = Map.of(
                "word/footnotes.xml",
                Bytes.of(notes),
                "word/_rels/document.xml.rels",
                Bytes.of(RELATIONS.formatted(
                        "<Relationship Id='n' Type='" + OFFICE + "/footnotes' Target='footnotes.xml'/>")));
        String reference = "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>";
        assertThat(one("x.docx", word(reference.repeat(20_000), parts)).refused())
                .isEqualTo("Unpacked, the Word file is larger than 100 MB.");
        assertThat(one("x.docx", word(Bytes.paragraph("Before.") + reference, parts))
                        .markdown())
                .contains("Before.", "long long");
    }

    @Test
    void aFileDoesNotSayHowItIsConverted() throws IOException {
        IntakeResult result = one(
                "x.docx",
                word(
                        Bytes.paragraph("One.") + Bytes.paragraph("Two."),
                        Map.of("mammoth/style-map", Bytes.of("p => h1:separator('between')"))));
        assertThat(result.markdown()).contains("One.", "Two.").doesNotContain("#", "between");
    }

    @Test
    void longTextsOfWhichNothingIsTheSameAreCompared() {
        String before = paragraphs("a", 40_000);
        String after = paragraphs("b", 40_000);
        assertTimeoutPreemptively(SOON, () -> assertThat(
                        Comparison.between("# Same\n\n" + before + "The end.", "# Same\n\n" + after + "The end.")
                                .changes())
                .hasSizeGreaterThan(40_000)
                .extracting(Comparison.Change::excerpt)
                .doesNotContain("Same", "The end."));
    }

    @Test
    void aWideTableBesideALongOneIsNotBoth() {
        String wide = "|" + "a|".repeat(5_000) + "\n|" + "-|".repeat(5_000) + "\n|" + "b|".repeat(5_000) + "\n";
        String longOne = "|a|\n|-|\n" + "|a b|\n".repeat(5_000);
        assertThat(Comparison.between(wide, longOne).html().length()).isLessThan(2_000_000);
    }

    private static String paragraphs(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + i + "\n\n").collect(Collectors.joining());
    }

    private static IntakeResult one(String name, byte[] content) {
        return Intake.read(List.of(new FileSource(name, content))).getFirst();
    }

    private static String picture(String reference) {
        return "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip " + reference
                + "='p'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    }

    private static byte[] word(String body, Map<String, byte[]> more) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                Bytes.of("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Default Extension='png' ContentType='image/png'/></Types>"));
        parts.put(
                "_rels/.rels",
                Bytes.of(RELATIONS.formatted(
                        "<Relationship Id='r' Type='" + OFFICE + "/officeDocument' Target='word/document.xml'/>")));
        parts.put(
                "word/document.xml",
                Bytes.of("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
                        + " xmlns:r='" + OFFICE + "'"
                        + " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"
                        + " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
                        + " xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'><w:body>" + body
                        + "</w:body></w:document>"));
        parts.putAll(more);
        return Bytes.zip(parts);
    }
}
