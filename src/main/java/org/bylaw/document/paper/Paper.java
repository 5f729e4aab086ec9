package org.bylaw.document.paper;

import static org.bylaw.document.paper.Sheets.BLACK;
import static org.bylaw.document.paper.Sheets.GREY;
import static org.bylaw.document.paper.Sheets.LEFT;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.apache.pdfbox.cos.COSDictionary;
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

    private static final float LABELS = 130;

    private final Sheets sheets;
    private final Typeface typeface;
    private final Structure structure;
    private final Archive archive;
    private final int outermost;
    private @Nullable Table table;
    private boolean facts;

    public Paper(Frame frame) throws IOException {
        sheets = new Sheets(frame);
        typeface = sheets.typeface();
        structure = sheets.structure();
        archive = new Archive(sheets.document(), frame);
        outermost = structure.depth();
    }

    public void title(String text) throws IOException {
        endPart();
        text(structure.heading(1), text, 22, 28, true, BLACK);
        sheets.down(8);
    }

    public void heading(String text) throws IOException {
        heading(2, text);
    }

    /** @param level from 1 to 6; one that leaves out another counts as the next */
    public void heading(int level, String text) throws IOException {
        endPart();
        sheets.down(level < 3 ? 16 : 10);
        room(64);
        boolean high = level < 3;
        text(structure.heading(level), text, high ? 14 : 11.5f, high ? 20 : 16, true, BLACK);
        sheets.down(4);
    }

    public void paragraph(String text) throws IOException {
        endPart();
        text("P", text, 10.5f, 15, false, BLACK);
        sheets.down(6);
    }

    /** Smaller and grey: what explains. */
    public void remark(String text) throws IOException {
        endPart();
        text("P", text, 9, 13, false, GREY);
        sheets.down(6);
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
        float size = value.indexOf(' ') < 0 && typeface.width(typeface.settable(value), 10.5f) > sheets.width() - LABELS
                ? 9
                : 10.5f;
        List<String> values = typeface.lines(value, size, sheets.width() - LABELS);
        int lines = Math.max(names.size(), values.size());
        room(Math.min(lines, 8) * 15f + 5);
        structure.begin("LI");
        COSDictionary name = structure.begin("Lbl");
        structure.end();
        COSDictionary what = structure.begin("LBody");
        structure.end();
        for (int line = 0; line < lines; line++) {
            room(15);
            sheets.down(15);
            sheets.set(name, at(names, line), LEFT, 9.5f, false, GREY);
            sheets.set(what, at(values, line), LEFT + LABELS, size, false, BLACK);
        }
        structure.end();
        sheets.down(5);
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
        sheets.down(4);
    }

    /**
     * Begins an item of a list, with its first words.
     *
     * @param depth from 0
     */
    void beginItem(String mark, int depth, String text) throws IOException {
        structure.begin("LI");
        float x = LEFT + 16 * Math.min(depth, 8);
        List<String> lines = typeface.lines(text, 10.5f, LEFT + sheets.width() - x - 18);
        room(15);
        COSDictionary label = structure.begin("Lbl");
        structure.end();
        COSDictionary body = structure.begin("LBody");
        for (int line = 0; line < lines.size(); line++) {
            room(15);
            sheets.down(15);
            if (line == 0) {
                sheets.set(label, typeface.settable(mark), x, 10.5f, false, BLACK);
            }
            sheets.set(body, lines.get(line), x + 18, 10.5f, false, BLACK);
        }
        sheets.down(3);
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
        for (String line : typeface.lines(text, 9.5f, sheets.width() - 24)) {
            room(13);
            sheets.down(13);
            sheets.set(lines, line, LEFT + 24, 9.5f, false, BLACK);
        }
        structure.endTo(outermost);
        sheets.down(6);
    }

    /** Begins a table, whose head is repeated on each page. */
    public Table table(Column... columns) throws IOException {
        endPart();
        room(72);
        table = new Table(this, sheets, List.of(columns));
        table.head();
        return table;
    }

    public void newPage() throws IOException {
        endPart();
        sheets.turn();
    }

    /** Finishes the last page, numbers all and writes the whole. */
    public void writeTo(OutputStream out) throws IOException {
        endPart();
        sheets.writeTo(out, archive);
    }

    @Override
    public void close() throws IOException {
        sheets.close();
    }

    private void text(String type, String text, float size, float leading, boolean bold, float grey)
            throws IOException {
        COSDictionary element = structure.begin(type);
        structure.end();
        for (String line : typeface.lines(text, size, sheets.width())) {
            room(leading);
            sheets.down(leading);
            sheets.set(element, line, LEFT, size, bold, grey);
        }
    }

    /** Makes sure that so much fits on the page, on the next one if need be. */
    void room(float height) throws IOException {
        if (!sheets.fits(height)) {
            sheets.turn();
            if (table != null) {
                table.head();
            }
        }
    }

    /** Ends a table or a row of facts, where one is open. */
    private void endPart() {
        if (table != null) {
            table = null;
            sheets.down(8);
        }
        facts = false;
        structure.endTo(outermost);
    }

    void down(float height) {
        sheets.down(height);
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "";
    }
}
