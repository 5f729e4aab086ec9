package org.bylaw.document.paper;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.pdfbox.cos.COSDictionary;
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
 * and the number of the page below. It is tagged for those who hear it and fit for the archive (PDF/UA-1, PDF/A). The same
 * content gives the same bytes. What a long table needs beyond a few megabytes goes to a temporary file.
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
    private final Structure structure;
    private final Archive archive;
    private final int outermost;
    private final PDRectangle sheet;
    private final float right;
    private final float top;
    private PDPageContentStream page;
    private float y;
    private @Nullable Table table;
    private boolean facts;
    private boolean whole = true;

    public Paper(Frame frame) throws IOException {
        this.frame = frame;
        PDRectangle upright = PDRectangle.A4;
        sheet = frame.landscape() ? new PDRectangle(upright.getHeight(), upright.getWidth()) : upright;
        right = sheet.getWidth() - LEFT;
        top = sheet.getHeight() - 88;
        document = new PDDocument(MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
        typeface = new Typeface(document);
        structure = new Structure(document);
        archive = new Archive(document, frame);
        outermost = structure.depth();
        document.setDocumentId((long) Objects.hash(frame.title(), frame.footer(), frame.at()));
        page = blank();
    }

    /** Between the margins. */
    float width() {
        return right - LEFT;
    }

    public void title(String text) throws IOException {
        endPart();
        text(structure.heading(1), text, 22, 28, true, BLACK);
        y -= 8;
    }

    public void heading(String text) throws IOException {
        heading(2, text);
    }

    /** @param level from 1 to 6; one that leaves out another counts as the next */
    public void heading(int level, String text) throws IOException {
        endPart();
        y -= level < 3 ? 16 : 10;
        room(64);
        boolean high = level < 3;
        text(structure.heading(level), text, high ? 14 : 11.5f, high ? 20 : 16, true, BLACK);
        y -= 4;
    }

    public void paragraph(String text) throws IOException {
        endPart();
        text("P", text, 10.5f, 15, false, BLACK);
        y -= 6;
    }

    /** Smaller and grey: what explains. */
    public void remark(String text) throws IOException {
        endPart();
        text("P", text, 9, 13, false, GREY);
        y -= 6;
    }

    /** The file that the paper was made from, to go with it. */
    public void attach(String name, String mediaType, String what, byte[] content) throws IOException {
        archive.attach(name, mediaType, what, content);
    }

    /** A name and what it is, such as "Due on" and a date. */
    public void fact(String label, String value) throws IOException {
        if (!facts) {
            endPart();
            structure.begin("L");
            facts = true;
        }
        List<String> names = typeface.lines(label, 9.5f, LABELS - 12);
        // A fingerprint or an address stays on one line, to be copied.
        float size = value.indexOf(' ') < 0 && typeface.width(typeface.settable(value), 10.5f) > width() - LABELS
                ? 9
                : 10.5f;
        List<String> values = typeface.lines(value, size, width() - LABELS);
        int lines = Math.max(names.size(), values.size());
        room(Math.min(lines, 8) * 15f + 5);
        structure.begin("LI");
        COSDictionary name = structure.begin("Lbl");
        structure.end();
        COSDictionary what = structure.begin("LBody");
        structure.end();
        for (int line = 0; line < lines; line++) {
            room(15);
            y -= 15;
            set(name, names, line, LEFT, 9.5f, false, GREY);
            set(what, values, line, LEFT + LABELS, size, false, BLACK);
        }
        structure.end();
        y -= 5;
    }

    /** Begins a list, within the item that is open where there is one. */
    void beginList(boolean numbered) throws IOException {
        if (structure.depth() == outermost || facts || table != null) {
            endPart();
        }
        structure.list(numbered);
    }

    void endList() {
        structure.end();
        y -= 4;
    }

    /**
     * Begins an item of a list, with its first words.
     *
     * @param depth from 0
     */
    void beginItem(String mark, int depth, String text) throws IOException {
        structure.begin("LI");
        float x = LEFT + 16 * Math.min(depth, 8);
        List<String> lines = typeface.lines(text, 10.5f, right - x - 18);
        room(15);
        COSDictionary label = structure.begin("Lbl");
        structure.end();
        COSDictionary body = structure.begin("LBody");
        for (int line = 0; line < lines.size(); line++) {
            room(15);
            y -= 15;
            if (line == 0) {
                set(label, List.of(typeface.settable(mark)), 0, x, 10.5f, false, BLACK);
            }
            set(body, lines, line, x + 18, 10.5f, false, BLACK);
        }
        y -= 3;
    }

    void endItem() {
        structure.end();
        structure.end();
    }

    /** A block that keeps its lines and stands a little to the right: code, or a quotation. */
    void block(String type, String text) throws IOException {
        endPart();
        COSDictionary element = structure.begin(type);
        COSDictionary lines = type.equals("P") ? element : structure.begin("P");
        for (String line : typeface.lines(text, 9.5f, width() - 24)) {
            room(13);
            y -= 13;
            set(lines, List.of(line), 0, LEFT + 24, 9.5f, false, BLACK);
        }
        structure.endTo(outermost);
        y -= 6;
    }

    /** Begins a table, whose head is repeated on each page. */
    public Table table(Column... columns) throws IOException {
        endPart();
        room(72);
        table = new Table(this, typeface, structure, List.of(columns));
        table.head();
        return table;
    }

    /** A table is too long to say of each of its cells what it is. */
    void tooLong() {
        whole = false;
    }

    public void newPage() throws IOException {
        endPart();
        turn();
    }

    /** Finishes the last page, numbers all and writes the whole. */
    public void writeTo(OutputStream out) throws IOException {
        endPart();
        page.close();
        archive.complete(whole);
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
        structure.artifact(page);
        List<String> title = typeface.lines(frame.title(), 8.5f, width());
        write(title, 0, LEFT, top + 36, 8.5f, false, GREY);
        line(top + 28);
        line(BOTTOM - 20);
        String number = typeface.settable(pageOf);
        float numberWidth = typeface.width(number, 8.5f);
        List<String> footer = typeface.lines(frame.footer(), 8.5f, width() - numberWidth - 16);
        write(footer, 0, LEFT, BOTTOM - 34, 8.5f, false, GREY);
        write(List.of(number), 0, right - numberWidth, BOTTOM - 34, 8.5f, false, GREY);
        structure.close(page);
    }

    private void text(String type, String text, float size, float leading, boolean bold, float grey)
            throws IOException {
        List<String> lines = typeface.lines(text, size, width());
        COSDictionary element = structure.begin(type);
        structure.end();
        for (int line = 0; line < lines.size(); line++) {
            room(leading);
            y -= leading;
            set(element, lines, line, LEFT, size, bold, grey);
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
        structure.turnTo(blank);
        y = top;
        return new PDPageContentStream(document, blank, PDPageContentStream.AppendMode.OVERWRITE, true);
    }

    /** Ends a table or a row of facts, where one is open. */
    private void endPart() {
        if (table != null) {
            table = null;
            y -= 8;
        }
        facts = false;
        structure.endTo(outermost);
    }

    void down(float height) {
        y -= height;
    }

    void rule() throws IOException {
        structure.artifact(page);
        line(y);
        structure.close(page);
    }

    private void line(float at) throws IOException {
        page.setStrokingColor(RULE);
        page.setLineWidth(0.5f);
        page.moveTo(LEFT, at);
        page.lineTo(right, at);
        page.stroke();
    }

    /** @param element what the cell is; empty for a head that is repeated */
    void cell(@Nullable COSDictionary element, List<String> lines, int line, float x, float size, boolean bold)
            throws IOException {
        set(element, lines, line, x, size, bold, bold ? GREY : BLACK);
    }

    private void set(
            @Nullable COSDictionary element,
            List<String> lines,
            int line,
            float x,
            float size,
            boolean bold,
            float grey)
            throws IOException {
        if (line >= lines.size() || lines.get(line).isEmpty()) {
            return;
        }
        if (element == null) {
            structure.artifact(page);
        } else {
            structure.mark(element, page);
        }
        write(lines, line, x, y, size, bold, grey);
        structure.close(page);
    }

    private void write(List<String> lines, int line, float x, float at, float size, boolean bold, float grey)
            throws IOException {
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
