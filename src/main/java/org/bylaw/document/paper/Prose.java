package org.bylaw.document.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bylaw.document.Markdown;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Sets a Markdown text on a paper, with its headings, lists, tables and quotations as what they are. */
public final class Prose {

    private final Paper paper;
    private final int below;

    /** @param below the level of the headings that stand above the text; its own come one deeper */
    public Prose(Paper paper, int below) {
        this.paper = paper;
        this.below = below;
    }

    public void set(String markdown) throws IOException {
        blocks(Jsoup.parseBodyFragment(Markdown.render(markdown).html()).body());
    }

    private void blocks(Element parent) throws IOException {
        for (Element block : parent.children()) {
            switch (block.tagName()) {
                case "h1", "h2", "h3", "h4", "h5", "h6" ->
                    paper.heading(below + block.tagName().charAt(1) - '0', words(block));
                case "ul", "ol" -> list(block, 0);
                case "table" -> table(block);
                case "pre" -> paper.block("P", block.wholeText().stripTrailing());
                case "blockquote" -> paper.block("BlockQuote", blockText(block));
                case "hr" -> paper.down(8);
                default -> paper.paragraph(words(block));
            }
        }
    }

    private static String blockText(Element block) {
        List<String> parts = new ArrayList<>();
        for (Element child : block.children()) {
            parts.add(words(child));
        }
        return String.join("\n", parts);
    }

    private void list(Element list, int depth) throws IOException {
        boolean numbered = list.tagName().equals("ol");
        String start = list.attr("start");
        int number = start.isEmpty() ? 1 : Integer.parseInt(start);
        paper.beginList(numbered);
        for (Element item : list.children()) {
            Element own = item.clone();
            own.select("> ul, > ol").remove();
            paper.beginItem(numbered ? number + "." : "•", depth, words(own));
            for (Element inner : item.children()) {
                if (inner.tagName().equals("ul") || inner.tagName().equals("ol")) {
                    list(inner, depth + 1);
                }
            }
            paper.endItem();
            number++;
        }
        paper.endList();
    }

    private void table(Element table) throws IOException {
        List<Element> rows = table.select("tr");
        if (rows.isEmpty()) {
            return;
        }
        Column[] columns = rows.getFirst().children().stream()
                .map(cell -> new Column(words(cell), 1))
                .toArray(Column[]::new);
        Table set = paper.table(columns);
        for (Element row : rows.subList(1, rows.size())) {
            String[] cells = new String[columns.length];
            for (int column = 0; column < columns.length; column++) {
                cells[column] = column < row.childrenSize() ? words(row.child(column)) : "";
            }
            set.row(cells);
        }
    }

    /** The words with what cannot be seen on paper written out: where a link leads, and what is struck out. */
    private static String words(Element element) {
        StringBuilder words = new StringBuilder();
        words(element, words);
        return words.toString().strip();
    }

    private static void words(Element element, StringBuilder words) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                words.append(text.getWholeText().replace('\n', ' '));
            } else if (node instanceof Element inner) {
                switch (inner.tagName()) {
                    case "br" -> words.append('\n');
                    case "del" -> {
                        words.append("~~");
                        words(inner, words);
                        words.append("~~");
                    }
                    case "a" -> {
                        words(inner, words);
                        String to = inner.attr("href");
                        if (!to.isEmpty() && !to.equals(inner.text())) {
                            words.append(" (").append(to).append(')');
                        }
                    }
                    case "p" -> {
                        if (!words.isEmpty()) {
                            words.append('\n');
                        }
                        words(inner, words);
                    }
                    default -> words(inner, words);
                }
            }
        }
    }
}
