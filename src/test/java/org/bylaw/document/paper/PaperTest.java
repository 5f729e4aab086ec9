package org.bylaw.document.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {

    private static final Paper.Frame FRAME = new Paper.Frame(
            "Proof", "Norrland", Locale.ENGLISH, (number, pages) -> "Page " + number + " of " + pages, Instant.EPOCH);

    @Test
    void aLongTableGoesOverPagesWithItsHeadOnEach() throws IOException {
        byte[] file = write(paper -> {
            paper.title("People");
            Table table = paper.table(new Column("Name", 2), new Column("Reminders", 1, true));
            for (int number = 1; number <= 120; number++) {
                table.row("Person " + number, String.valueOf(number));
            }
        });
        try (PDDocument document = Loader.loadPDF(file)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            for (int page = 1; page <= pages; page++) {
                assertThat(text(document, page))
                        .contains("Name", "Reminders", "Proof", "Norrland", "Page " + page + " of " + pages);
            }
            String whole = text(document, 0);
            for (int number = 1; number <= 120; number++) {
                assertThat(whole).containsOnlyOnce("Person " + number + " " + number + System.lineSeparator());
            }
        }
    }

    @Test
    void whateverANameIsWrittenInItIsSetOrReplacedAndStaysWithinItsColumn() throws IOException {
        String many = "Zoë Ærø-Þórsdóttir Ελένη Иван שרה 王小明 أحمد 😀\u0000\u200F\tend";
        String unbroken = "x".repeat(300);
        byte[] file = write(paper -> {
            paper.fact("Name", many);
            paper.table(new Column("Name", 1), new Column("Other", 9)).row(unbroken, "beside");
        });
        try (PDDocument document = Loader.loadPDF(file)) {
            String text = text(document, 0);
            assertThat(text)
                    .contains("Zoë Ærø-Þórsdóttir Ελένη Иван")
                    .contains(Typeface.UNKNOWN.repeat(3))
                    .contains("end")
                    .doesNotContain("王");
            assertThat(Arrays.stream(text.split("\\R"))
                            .filter(line -> line.matches("x+( beside)?"))
                            .map(line -> line.replace(" beside", ""))
                            .collect(Collectors.joining()))
                    .isEqualTo(unbroken);
            assertThat(text).doesNotContain("x".repeat(20));
        }
    }

    @Test
    void aRowThatIsHigherThanAPageGoesOnOnTheNext() throws IOException {
        String reason = "A word and another. ".repeat(400);
        byte[] file = write(paper ->
                paper.table(new Column("Name", 1), new Column("Reason", 1)).row("Ada", reason));
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(text(document, 0).split("another", -1)).hasSize(401);
        }
    }

    @Test
    void aListWithinAQuotationWithinAListIsOnThePaper() throws IOException {
        byte[] pdf = write(paper -> new Prose(paper, 1).set("""
                - outside

                  > quoted

                  > - within

                  - inside
                """));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(text(document, 0)).contains("outside", "quoted", "within", "inside");
        }
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        Writing content = paper -> {
            paper.title("Title");
            paper.paragraph("Text with Ελληνικά.");
        };
        assertThat(write(content)).isEqualTo(write(content));
    }

    private interface Writing {
        void on(Paper paper) throws IOException;
    }

    private static byte[] write(Writing content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Paper paper = new Paper(FRAME)) {
            content.on(paper);
            paper.writeTo(out);
        }
        return out.toByteArray();
    }

    /** Of one page, or of all with 0. */
    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        if (page > 0) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
        }
        return stripper.getText(document);
    }
}
