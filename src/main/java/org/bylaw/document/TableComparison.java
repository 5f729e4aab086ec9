package org.bylaw.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Compares two tables: columns by their heads, rows by what stands in them, cells word by word. */
final class TableComparison {

    /** A wide table beside a long one would be one that is both. */
    private static final long MOST_CELLS = 1_000_000;

    private final WordComparison words;

    TableComparison(WordComparison words) {
        this.words = words;
    }

    /**
     * One column of the result.
     *
     * @param before where it stands in the old table; -1 where it does not
     * @param after where it stands in the new table; -1 where it does not
     * @param align left, center or right, or empty
     */
    private record Column(int before, int after, String align) {}

    private record Row(List<String> cells, List<String> aligns, String text) {}

    String merge(String beforeHtml, String afterHtml) {
        List<Row> before = rows(beforeHtml);
        List<Row> after = rows(afterHtml);
        if (before.isEmpty() || after.isEmpty()) {
            return wholeTable(beforeHtml, "del") + wholeTable(afterHtml, "ins");
        }
        List<Column> columns = columns(before.getFirst(), after.getFirst());
        if ((long) columns.size() * (before.size() + after.size()) > MOST_CELLS) {
            return wholeTable(beforeHtml, "del") + wholeTable(afterHtml, "ins");
        }
        StringBuilder html = new StringBuilder("<table><thead>");
        row(html, "th", columns, before.getFirst(), after.getFirst());
        html.append("</thead><tbody>");
        for (Stretch<Row> stretch :
                Stretch.align(before.subList(1, before.size()), after.subList(1, after.size()), Row::text)) {
            rows(html, columns, stretch.before(), stretch.after());
        }
        return html.append("</tbody></table>").toString();
    }

    private void rows(StringBuilder html, List<Column> columns, List<Row> gone, List<Row> come) {
        int pairs = Math.min(gone.size(), come.size());
        for (int i = 0; i < pairs; i++) {
            row(html, "td", columns, gone.get(i), come.get(i));
        }
        for (Row row : gone.subList(pairs, gone.size())) {
            row(html, "td", columns, row, null);
        }
        for (Row row : come.subList(pairs, come.size())) {
            row(html, "td", columns, null, row);
        }
    }

    private void row(StringBuilder html, String tag, List<Column> columns, @Nullable Row before, @Nullable Row after) {
        html.append(before == null ? "<tr class=\"added\">" : after == null ? "<tr class=\"removed\">" : "<tr>");
        for (Column column : columns) {
            String old = before == null ? "" : cell(before, column.before());
            String now = after == null ? "" : cell(after, column.after());
            html.append('<').append(tag);
            if (!column.align().isEmpty()) {
                html.append(" align=\"").append(column.align()).append('"');
            }
            html.append('>')
                    .append(words.merge(old, now))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        html.append("</tr>");
    }

    private static String cell(Row row, int index) {
        return index >= 0 && index < row.cells().size() ? row.cells().get(index) : "";
    }

    private static List<Column> columns(Row before, Row after) {
        List<Column> columns = new ArrayList<>();
        int old = 0;
        int now = 0;
        for (Stretch<String> stretch : Stretch.align(before.cells(), after.cells(), Function.identity())) {
            int pairs = Math.min(stretch.before().size(), stretch.after().size());
            // As many heads went as came: they were renamed. Otherwise the surplus was dropped or added.
            for (int i = 0; i < pairs; i++) {
                columns.add(new Column(old + i, now + i, after.aligns().get(now + i)));
            }
            for (int i = pairs; i < stretch.before().size(); i++) {
                columns.add(new Column(old + i, -1, before.aligns().get(old + i)));
            }
            for (int i = pairs; i < stretch.after().size(); i++) {
                columns.add(new Column(-1, now + i, after.aligns().get(now + i)));
            }
            old += stretch.before().size();
            now += stretch.after().size();
        }
        return columns;
    }

    private static List<Row> rows(String html) {
        List<Row> rows = new ArrayList<>();
        for (Element row : Jsoup.parseBodyFragment(html).select("tr")) {
            rows.add(new Row(
                    row.children().stream().map(Element::html).toList(),
                    row.children().stream().map(cell -> cell.attr("align")).toList(),
                    row.text()));
        }
        return rows;
    }

    /** A table whose every cell came or went. */
    static String wholeTable(String html, String element) {
        Element table = Jsoup.parseBodyFragment(html).body();
        for (Element cell : table.select("th, td")) {
            cell.html("<" + element + ">" + cell.html() + "</" + element + ">");
        }
        return table.html();
    }
}
