package org.bylaw.document.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.bylaw.shared.Composed;

/** The one typeface of our papers, embedded with the characters that are used; knows how wide a text is and breaks it into lines. */
final class Typeface {

    /** Stands for a character that the typeface does not have, such as those of Chinese names. */
    static final String UNKNOWN = "\u25A1";

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDFont font;
    private final TrueTypeFont outlines;
    private final CmapLookup glyphs;
    private final Map<Integer, Integer> advances = new HashMap<>();

    Typeface(PDDocument document) throws IOException {
        try (InputStream file = PDType0Font.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("The typeface is missing: " + FILE);
            }
            outlines = new TTFParser().parse(new RandomAccessReadBuffer(file));
        }
        // Ligatures would take PDFBox twenty times as long as all the rest, and a copied name would lack letters.
        outlines.setEnableGsub(false);
        glyphs = outlines.getUnicodeCmapLookup();
        font = PDType0Font.load(document, outlines, true);
        document.registerTrueTypeFontForClosing(outlines);
    }

    PDFont font() {
        return font;
    }

    /** The text as it can be set: composed, on one line, and with a box for each character that is missing. */
    String settable(String text) {
        StringBuilder settable = new StringBuilder(text.length());
        Composed.of(text, Normalizer.Form.NFC).codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                settable.append(' ');
            } else if (Character.getType(character) == Character.CONTROL
                    || Character.getType(character) == Character.FORMAT) {
                return;
            } else if (glyphs.getGlyphId(character) == 0) {
                settable.append(UNKNOWN);
            } else {
                settable.appendCodePoint(character);
            }
        });
        return settable.toString();
    }

    float width(String settable, float size) {
        return settable.codePoints().map(this::advance).sum() * size / 1000f;
    }

    /** In thousandths of the size. */
    private int advance(int character) {
        return advances.computeIfAbsent(character, unknown -> {
            try {
                return Math.round(
                        1000f * outlines.getAdvanceWidth(glyphs.getGlyphId(unknown)) / outlines.getUnitsPerEm());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Breaks at line ends and spaces, and within a word that is wider than the line. */
    List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\\R", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : settable(paragraph).strip().split(" +")) {
                if (!line.isEmpty() && width(line + " " + word, size) <= width) {
                    line.append(' ').append(word);
                    continue;
                }
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                int from = 0;
                for (int end = fitting(word, 0, size, width); end < word.length(); ) {
                    lines.add(word.substring(from, end));
                    from = end;
                    end = fitting(word, from, size, width);
                }
                line.append(word, from, word.length());
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Where to break a word from a place on; at least one character goes on the line, however narrow it is. */
    private int fitting(String word, int from, float size, float width) {
        if (from >= word.length()) {
            return word.length();
        }
        int end = word.offsetByCodePoints(from, 1);
        float used = width(word.substring(from, end), size);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            used += width(word.substring(end, next), size);
            if (used > width) {
                break;
            }
            end = next;
        }
        return end;
    }
}
