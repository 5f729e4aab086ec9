package org.bylaw.document;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.format.TableFormatOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Takes HTML: what a text can keep becomes Markdown, everything that runs or fetches is left out. */
final class HtmlReader {

    /** Honest pages nest a third as deep; what writes the Markdown goes down one call for each level. */
    private static final int DEEPEST = 100;

    /** How many columns or lines a cell may take. */
    private static final Pattern FEW = Pattern.compile("[0-9]{1,2}");

    private HtmlReader() {}

    static IntakeResult read(FileSource file) throws Refusal {
        Document document;
        try {
            document = Jsoup.parse(new ByteArrayInputStream(file.content()), null, "");
        } catch (IOException e) {
            throw new Refusal(say("The file is damaged and cannot be read."));
        }
        if (document.getAllElements().size() < 5 && !document.html().contains("<")) {
            throw new Refusal(say("The file is called HTML but holds something else."));
        }
        List<String> lost = new ArrayList<>();
        String title = document.title().isBlank() ? null : document.title().strip();
        return MarkdownReader.finish(
                file, "text/html", title, null, toMarkdown(document, lost), new ArrayList<>(), lost);
    }

    /** Turns a document into Markdown and notes what it cannot keep. */
    static String toMarkdown(Document document, List<String> lost) throws Refusal {
        refuseDeep(document);
        drop(document, "script, style, noscript, template", null, lost);
        drop(document, "iframe, object, embed, video, audio, canvas, svg", later("embedded content"), lost);
        drop(document, "form, input, button, select, textarea", later("form field"), lost);
        drop(document, "img, picture", later("picture"), lost);
        flattenTables(document, lost);
        // A cell over a thousand million columns would be that many cells.
        document.select("[colspan]").forEach(cell -> bound(cell, "colspan"));
        document.select("[rowspan]").forEach(cell -> bound(cell, "rowspan"));
        document.select("[style], [class], [onclick]").forEach(Element::clearAttributes);
        MutableDataSet options = new MutableDataSet();
        options.set(FlexmarkHtmlConverter.SETEXT_HEADINGS, false);
        options.set(FlexmarkHtmlConverter.OUTPUT_ATTRIBUTES_ID, false);
        options.set(FlexmarkHtmlConverter.TYPOGRAPHIC_QUOTES, false);
        options.set(FlexmarkHtmlConverter.TYPOGRAPHIC_SMARTS, false);
        // One long cell would make all others of its column as long, with blanks.
        options.set(TableFormatOptions.FORMAT_TABLE_ADJUST_COLUMN_WIDTH, false);
        return FlexmarkHtmlConverter.builder(options)
                .build()
                .convert(document.body().html());
    }

    private static void refuseDeep(Document document) throws Refusal {
        int[] deepest = {0};
        document.body().traverse((node, depth) -> deepest[0] = Math.max(deepest[0], depth));
        if (deepest[0] > DEEPEST) {
            throw new Refusal(say("The file nests deeper than {0} levels.", DEEPEST));
        }
    }

    /** Markdown has no tables inside of tables, and each level would double the time of their conversion. */
    private static void flattenTables(Document document, List<String> lost) {
        int flattened = 0;
        for (Element inner : document.select("table table")) {
            if (inner.ownerDocument() != null) {
                inner.replaceWith(new Element("p").text(inner.text()));
                flattened++;
            }
        }
        note(flattened, later("table inside of a table (kept as text)"), lost);
    }

    private static void bound(Element cell, String span) {
        if (!FEW.matcher(cell.attr(span).strip()).matches()) {
            cell.removeAttr(span);
        }
    }

    private static void drop(Document document, String selector, @Nullable String name, List<String> lost) {
        var found = document.select(selector);
        if (name != null) {
            note(found.size(), name, lost);
        }
        found.remove();
    }

    private static void note(int count, String name, List<String> lost) {
        if (count > 0) {
            lost.add(count == 1 ? "1 " + name : count + " × " + name);
        }
    }
}
