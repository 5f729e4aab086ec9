package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bylaw.control.exchange.FrameworkContent.Entry;
import org.bylaw.shared.Problem;

/** Reads a framework from whatever was handed in: an OSCAL catalogue in JSON, XML or YAML, or separated values. */
final class FrameworkReader {

    private FrameworkReader() {}

    /** @throws Problem where it is none of these */
    static FrameworkContent read(HandedIn file) {
        file.requireSize();
        return ContentCheck.check(content(file));
    }

    /**
     * Numbers and text alone, for a framework that is there already: whatever else the file has may be as it likes.
     *
     * @throws Problem where it is no such file
     */
    static FrameworkContent texts(HandedIn file) {
        file.requireSize();
        FrameworkContent content = content(file);
        return ContentCheck.check(new FrameworkContent(
                content.about(),
                content.entries().stream()
                        .map(entry -> new Entry(entry.line(), entry.ref(), "", "", false, entry.text(), Map.of()))
                        .toList(),
                content.errors(),
                content.notes()));
    }

    private static FrameworkContent content(HandedIn file) {
        return oscal(file).map(OscalCatalog::read).orElseGet(() -> FrameworkCsv.read(file));
    }

    /**
     * Reads what is OSCAL, in JSON, XML or YAML.
     *
     * @return empty where it is something else, which may be a table
     * @throws Problem where it is broken, or a PDF
     */
    static Optional<OscalItem> oscal(HandedIn file) {
        byte[] bytes = file.content();
        String begins = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00\\u00ef\\u00bb\\u00bf\\u00fe\\u00ff]", "")
                .stripLeading();
        String name = file.name().toLowerCase(Locale.ROOT);
        if (begins.startsWith("%PDF")) {
            throw Problem.invalid("file", say("This is a PDF. Please hand in a table (CSV) or an OSCAL catalogue."));
        }
        if (begins.startsWith("{") || begins.startsWith("[")) {
            return Optional.of(OscalJson.read(bytes));
        }
        if (begins.startsWith("<")) {
            return Optional.of(OscalXml.read(bytes));
        }
        if (begins.startsWith("catalog:")
                || begins.startsWith("mapping-collection:")
                || name.endsWith(".yaml")
                || name.endsWith(".yml")) {
            return Optional.of(OscalYaml.read(bytes));
        }
        return Optional.empty();
    }
}
