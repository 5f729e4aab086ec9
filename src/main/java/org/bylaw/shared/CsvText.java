package org.bylaw.shared;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Reads separated values as Excel and other systems write them: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs.
 */
public final class CsvText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CsvText() {}

    /**
     * Lets the reading go through the lines.
     *
     * @param field of the command that the file came in, for the problem
     * @throws Problem where it is a workbook, or its quotation marks do not match
     */
    public static <T> T read(String field, byte[] content, Function<CSVParser, T> reading) {
        String text = text(field, content);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return reading.apply(parser);
        } catch (UncheckedIOException | IOException e) {
            throw Problem.invalid(
                    field, say("The quotation marks in the file do not match: {0}", String.valueOf(e.getMessage())));
        }
    }

    private static String text(String field, byte[] content) {
        if (content.length > 3 && content[0] == 'P' && content[1] == 'K') {
            throw Problem.invalid(
                    field, say("This is an Excel workbook. Please save it as CSV (UTF-8) and hand that in."));
        }
        if (content.length > 1 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe
                || content.length > 1 && (content[0] & 0xff) == 0xfe && (content[1] & 0xff) == 0xff) {
            return new String(content, StandardCharsets.UTF_16);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(content, WINDOWS);
        }
    }

    /** Whichever of them stands most often between the heads. */
    private static char delimiter(String text) {
        int end = text.indexOf('\n');
        String heads = (end < 0 ? text : text.substring(0, end)).replaceAll("\"[^\"]*\"", "");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(heads, candidate) > count(heads, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }
}
