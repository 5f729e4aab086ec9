package org.bylaw.document.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bylaw.document.paper.Conformance.assertConforms;
import static org.verapdf.pdfa.flavours.PDFAFlavour.PDFA_2_A;
import static org.verapdf.pdfa.flavours.PDFAFlavour.PDFA_3_A;
import static org.verapdf.pdfa.flavours.PDFAFlavour.PDFUA_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** Papers are PDF/A and PDF/UA by the judgement of veraPDF, whatever is on them, and their tags say what is there. */
class PaperForAllTest {

    private static final String TEXT = """
            # Purpose

            Words with *stress*, a [link](https://example.org/a) and `code` — for Zoë & <others>.

            ### A level left out

            1. First
            2. Second
               - within
               - and another

            > Quoted
            > over two lines

            ```
            a  = 1
            ```

            | What | How often |
            |---|---|
            | Keys | yearly |
            | ~~Old~~ | |

            ---

            - 王小明 אבג and an end
            """;

    private interface Writing {
        void on(Paper paper) throws IOException;
    }

    @Test
    void aTextWithAllThatMarkdownHasIsForTheArchiveAndForEverybody() throws IOException {
        byte[] pdf = write("Access & <control>", paper -> {
            paper.title("Access control");
            paper.fact("Owner", "Olga");
            paper.fact("Fingerprint", "a".repeat(64));
            new Prose(paper, 1).set(TEXT);
            paper.remark("The end.");
        });
        assertConforms(pdf, PDFA_2_A, PDFUA_1);
        assertThat(tags(pdf))
                .startsWith("Document", "H1", "L", "LI", "Lbl", "LBody")
                .containsSequence("H2", "P", "H3", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody", "L", "LI")
                .containsSubsequence("BlockQuote", "P", "P", "Table", "TR", "TH", "TH", "TR", "TD", "TD");
    }

    @Test
    void theSourceGoesWithIt() throws IOException {
        byte[] source = TEXT.getBytes(StandardCharsets.UTF_8);
        byte[] pdf = write("Text", paper -> {
            paper.title("Text");
            paper.attach("text.md", "text/markdown", "The text as it was signed", source);
        });
        assertConforms(pdf, PDFA_3_A, PDFUA_1);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .get("text.md")
                            .getEmbeddedFile()
                            .toByteArray())
                    .isEqualTo(source);
        }
    }

    @Test
    void aTableOverPagesHasItsHeadOnceAndEachCellOnce() throws IOException {
        byte[] pdf = write("People", paper -> {
            Table table = paper.table(new Column("Name", 2), new Column("Why", 1));
            for (int number = 1; number <= 90; number++) {
                table.row("Person " + number, "A reason that needs more than one line. ".repeat(3));
            }
            paper.heading("After it");
        });
        assertConforms(pdf, PDFA_2_A, PDFUA_1);
        List<String> tags = tags(pdf);
        assertThat(tags).filteredOn("TH"::equals).hasSize(2);
        assertThat(tags).filteredOn("TD"::equals).hasSize(180);
    }

    @Test
    void aTextThatIsOneLongTableIsTaggedToItsLastCell() throws IOException {
        String text = "| Name | Why |\n|---|---|\n"
                + IntStream.range(0, 12_000)
                        .mapToObj("| Person %d | a |\n"::formatted)
                        .collect(Collectors.joining());
        byte[] pdf = write("Crowd", paper -> new Prose(paper, 1).set(text));
        assertConforms(pdf, PDFA_2_A, PDFUA_1);
        assertThat(tags(pdf)).filteredOn("TD"::equals).hasSize(24_000);
    }

    private static byte[] write(String title, Writing content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Paper.Frame frame = new Paper.Frame(
                title, "Norrland", Locale.ENGLISH, (number, pages) -> number + " of " + pages, Instant.EPOCH);
        try (Paper paper = new Paper(frame)) {
            content.on(paper);
            paper.writeTo(out);
        }
        return out.toByteArray();
    }

    /** The types of all elements, as they are read. */
    private static List<String> tags(byte[] pdf) throws IOException {
        List<String> tags = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            collect(
                    document.getDocumentCatalog()
                            .getStructureTreeRoot()
                            .getCOSObject()
                            .getDictionaryObject(COSName.K),
                    tags);
        }
        return tags;
    }

    private static void collect(COSBase node, List<String> tags) {
        if (node instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                collect(several.getObject(i), tags);
            }
        } else if (node instanceof COSDictionary element && element.containsKey(COSName.S)) {
            tags.add(element.getNameAsString(COSName.S));
            collect(element.getDictionaryObject(COSName.K), tags);
        }
    }
}
