package org.bylaw.document.paper;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/** The sheets of a paper one after the other, and how far down the last one is written; sets lines of text and rules. */
final class Sheets implements Closeable {

    static final float LEFT = 56;
    static final float BLACK = 0.1f;
    static final float GREY = 0.4f;
    /** In characters, however narrow they are. */
    private static final int MORE_THAN_A_LINE = 600;

    private static final float BOTTOM = 72;
    private static final float RULE = 0.8f;
    private static final float SMALL = 8.5f;
    private static final long IN_MEMORY = 8L * 1024 * 1024;

    private final Paper.Frame frame;
    private final PDDocument document;
    private final Typeface typeface;
    private final Structure structure;
    private final PDRectangle sheet;
    private final float right;
    private final float top;
    private PDPageContentStream page;
    private float y;

    Sheets(Paper.Frame frame) throws IOException {
        this.frame = frame;
        PDRectangle upright = PDRectangle.A4;
        sheet = frame.landscape() ? new PDRectangle(upright.getHeight(), upright.getWidth()) : upright;
        right = sheet.getWidth() - LEFT;
        top = sheet.getHeight() - 88;
        document = new PDDocument(MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
        typeface = new Typeface(document);
        structure = new Structure(document);
        document.setDocumentId((long) Objects.hash(frame.title(), frame.footer(), frame.at()));
        page = blank();
    }

    PDDocument document() {
        return document;
    }

    Typeface typeface() {
        return typeface;
    }

    Structure structure() {
        return structure;
    }

    /** Between the margins. */
    float width() {
        return right - LEFT;
    }

    /** Whether so much fits below what is written. */
    boolean fits(float height) {
        return y - height >= BOTTOM;
    }

    void turn() throws IOException {
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

    void down(float height) {
        y -= height;
    }

    /** A line across, which is no content. */
    void rule() throws IOException {
        structure.artifact(page);
        line(y);
        structure.close(page);
    }

    /** @param element what the words are part of; empty where they are no content, as a head that is repeated */
    void set(@Nullable COSDictionary element, String words, float x, float size, boolean bold, float grey)
            throws IOException {
        if (words.isEmpty()) {
            return;
        }
        if (element == null) {
            structure.artifact(page);
        } else {
            structure.mark(element, page);
        }
        write(words, x, y, size, bold, grey);
        structure.close(page);
    }

    /** Ends the last page, numbers all and writes the whole. */
    void writeTo(OutputStream out, Archive archive) throws IOException {
        page.close();
        archive.complete();
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
        first(frame.title(), width(), top + 36);
        line(top + 28);
        line(BOTTOM - 20);
        String number = typeface.settable(pageOf);
        float numberWidth = typeface.width(number, SMALL);
        first(frame.footer(), width() - numberWidth - 16, BOTTOM - 34);
        write(number, right - numberWidth, BOTTOM - 34, SMALL, false, GREY);
        structure.close(page);
    }

    /** The first line of a text; no more of it is looked at on each page than can be seen there. */
    private void first(String text, float width, float at) throws IOException {
        String beginning = text.substring(0, Math.min(text.length(), MORE_THAN_A_LINE));
        write(typeface.lines(beginning, SMALL, width).getFirst(), LEFT, at, SMALL, false, GREY);
    }

    private void line(float at) throws IOException {
        page.setStrokingColor(RULE);
        page.setLineWidth(0.5f);
        page.moveTo(LEFT, at);
        page.lineTo(right, at);
        page.stroke();
    }

    private void write(String words, float x, float at, float size, boolean bold, float grey) throws IOException {
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
        page.showText(words);
        page.endText();
    }
}
