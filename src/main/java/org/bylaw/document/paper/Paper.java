package org.bylaw.document.paper;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/**
 * A PDF on A4, upright or landscape, written from top to bottom: headings, paragraphs, facts and tables, with the title above
 * and the number of the page below. The same content gives the same bytes. What a long table needs beyond a few megabytes goes
 * to a temporary file.
 */
public final class Paper implements Closeable {

    /**
     * What is the same on all pages.
     *
     * @param title above each page, and the document's name
     * @param footer below each page, on the left
     * @param pageOf the words for "page 2 of 7"
     * @param at when it was made
     * @param landscape whether the long side of the page lies below, for wide tables
     */
    public record Frame(
            String title,
            String footer,
            Locale language,
            BiFunction<Integer, Integer, String> pageOf,
            Instant at,
            boolean landscape) {

        public Frame(
                String title, String footer, Locale language, BiFunction<Integer, Integer, String> pageOf, Instant at) {
            this(title, footer, language, pageOf, at, false);
        }
    }

    static final float LEFT = 56;
    private static final float BOTTOM = 72;
    private static final float LABELS = 130;
    private static final float BLACK = 0.1f;
    private static final float GREY = 0.4f;
    private static final float RULE = 0.8f;
    private static final long IN_MEMORY = 8L * 1024 * 1024;

    private final Frame frame;
    private final PDDocument document;
    private final Typeface typeface;
    private final PDRectangle sheet;
    private final float right;
    private final float top;
    private PDPageContentStream page;
    private float y;
    private @Nullable Table table;

    public Paper(Frame frame) throws IOException {
        this.frame = frame;
        PDRectangle upright = PDRectangle.A4;
        sheet = frame.landscape() ? new PDRectangle(upright.getHeight(), upright.getWidth()) : upright;
        right = sheet.getWidth() - LEFT;
        top = sheet.getHeight() - 88;
        document = new PDDocument(MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
        typeface = new Typeface(document);
        document.getDocumentInformation().setTitle(frame.title());
        document.getDocumentInformation()
                .setCreationDate(GregorianCalendar.from(frame.at().atZone(ZoneOffset.UTC)));
        document.getDocumentCatalog().setLanguage(frame.language().toLanguageTag());
        document.setDocumentId((long) Objects.hash(frame.title(), frame.footer(), frame.at()));
        page = blank();
    }

    /** Between the margins. */
    float width() {
        return right - LEFT;
    }

    public void title(String text) throws IOException {
        endTable();
        text(text, 22, 28, true, BLACK);
        y -= 8;
    }

    public void heading(String text) throws IOException {
        endTable();
        y -= 16;
        room(64);
        text(text, 14, 20, true, BLACK);
        y -= 4;
    }

    public void paragraph(String text) throws IOException {
        endTable();
        text(text, 10.5f, 15, false, BLACK);
        y -= 6;
    }

    /** Smaller and grey: what explains. */
    public void remark(String text) throws IOException {
        endTable();
        text(text, 9, 13, false, GREY);
        y -= 6;
    }

    /** A name and what it is, such as "Due on" and a date. */
    public void fact(String label, String value) throws IOException {
        endTable();
        List<String> names = typeface.lines(label, 9.5f, LABELS - 12);
        // A fingerprint or an address stays on one line, to be copied.
        float size = value.indexOf(' ') < 0 && typeface.width(typeface.settable(value), 10.5f) > width() - LABELS
                ? 9
                : 10.5f;
        List<String> values = typeface.lines(value, size, width() - LABELS);
        int lines = Math.max(names.size(), values.size());
        room(Math.min(lines, 8) * 15f + 5);
        for (int line = 0; line < lines; line++) {
            room(15);
            y -= 15;
            set(names, line, LEFT, 9.5f, false, GREY);
            set(values, line, LEFT + LABELS, size, false, BLACK);
        }
        y -= 5;
    }

    /** Begins a table, whose head is repeated on each page. */
    public Table table(Column... columns) throws IOException {
        endTable();
        room(72);
        table = new Table(this, typeface, List.of(columns));
        table.head();
        return table;
    }

    public void newPage() throws IOException {
        endTable();
        turn();
    }

    /** Finishes the last page, numbers all and writes the whole. */
    public void writeTo(OutputStream out) throws IOException {
        page.close();
        int pages = document.getNumberOfPages();
        int number = 0;
        for (PDPage each : document.getPages()) {
            number++;
            try (PDPageContentStream margin =
                    new PDPageContentStream(document, each, PDPageContentStream.AppendMode.APPEND, true, true)) {
                page = margin;
                margins(frame.pageOf().apply(number, pages));
            }
        }
        document.save(out, CompressParameters.NO_COMPRESSION);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void margins(String pageOf) throws IOException {
        List<String> title = typeface.lines(frame.title(), 8.5f, width());
        set(title, 0, LEFT, top + 36, 8.5f, false, GREY);
        rule(top + 28);
        rule(BOTTOM - 20);
        String number = typeface.settable(pageOf);
        float numberWidth = typeface.width(number, 8.5f);
        set(typeface.lines(frame.footer(), 8.5f, width() - numberWidth - 16), 0, LEFT, BOTTOM - 34, 8.5f, false, GREY);
        set(List.of(number), 0, right - numberWidth, BOTTOM - 34, 8.5f, false, GREY);
    }

    private void text(String text, float size, float leading, boolean bold, float grey) throws IOException {
        List<String> lines = typeface.lines(text, size, width());
        for (int line = 0; line < lines.size(); line++) {
            room(leading);
            y -= leading;
            set(lines, line, LEFT, size, bold, grey);
        }
    }

    /** Makes sure that so much fits on the page, on the next one if need be. */
    void room(float height) throws IOException {
        if (y - height < BOTTOM) {
            turn();
            if (table != null) {
                table.head();
            }
        }
    }

    private void turn() throws IOException {
        page.close();
        page = blank();
    }

    private PDPageContentStream blank() throws IOException {
        PDPage blank = new PDPage(sheet);
        document.addPage(blank);
        y = top;
        return new PDPageContentStream(document, blank, PDPageContentStream.AppendMode.OVERWRITE, true);
    }

    private void endTable() {
        if (table != null) {
            table = null;
            y -= 8;
        }
    }

    void down(float height) {
        y -= height;
    }

    void rule() throws IOException {
        rule(y);
    }

    private void rule(float at) throws IOException {
        page.setStrokingColor(RULE);
        page.setLineWidth(0.5f);
        page.moveTo(LEFT, at);
        page.lineTo(right, at);
        page.stroke();
    }

    void cell(List<String> lines, int line, float x, float size, boolean bold) throws IOException {
        set(lines, line, x, size, bold, bold ? GREY : BLACK);
    }

    private void set(List<String> lines, int line, float x, float size, boolean bold, float grey) throws IOException {
        set(lines, line, x, y, size, bold, grey);
    }

    private void set(List<String> lines, int line, float x, float at, float size, boolean bold, float grey)
            throws IOException {
        if (line >= lines.size() || lines.get(line).isEmpty()) {
            return;
        }
        page.beginText();
        page.setFont(typeface.font(), size);
        page.setNonStrokingColor(grey);
        // There is no bold cut: its outline is drawn as well.
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (bold) {
            page.setStrokingColor(grey);
            page.setLineWidth(size * 0.03f);
        }
        page.newLineAtOffset(x, at);
        page.showText(lines.get(line));
        page.endText();
    }
}
