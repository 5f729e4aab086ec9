package org.bylaw.document;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * The smallest piece that moves as a whole: a heading, a paragraph, a list item without its sub-items, a table.
 *
 * @param tag h1 to h6, p, li, pre, table or hr
 * @param list ul or ol for an item, else empty
 * @param depth how deep an item is nested, from 1; 0 outside of lists
 * @param html what is inside the element; for a table the whole element
 * @param text its words
 */
record TextBlock(String tag, String list, int depth, String html, String text) {

    static List<TextBlock> of(String safeHtml) {
        List<TextBlock> blocks = new ArrayList<>();
        collect(Jsoup.parseBodyFragment(safeHtml).body(), "", 0, blocks);
        return blocks;
    }

    private static void collect(Element parent, String list, int depth, List<TextBlock> blocks) {
        for (Element child : parent.children()) {
            switch (child.tagName()) {
                case "ul", "ol" -> collect(child, child.tagName(), depth + 1, blocks);
                case "li" -> item(child, list, depth, blocks);
                case "blockquote" -> collect(child, list, depth, blocks);
                case "table" -> blocks.add(new TextBlock("table", "", 0, child.outerHtml(), child.text()));
                default -> blocks.add(new TextBlock(child.tagName(), "", 0, child.html(), child.text()));
            }
        }
    }

    private static void item(Element item, String list, int depth, List<TextBlock> blocks) {
        Element own = item.clone();
        own.select("> ul, > ol").remove();
        own.select("> p").unwrap();
        blocks.add(new TextBlock("li", list, depth, own.html().strip(), own.text()));
        for (Element nested : item.children()) {
            if (nested.tagName().equals("ul") || nested.tagName().equals("ol")) {
                collect(nested, nested.tagName(), depth + 1, blocks);
            }
        }
    }

    boolean isHeading() {
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    }

    /** Same kind and same markup: nothing changed. */
    String key() {
        return tag + depth + html;
    }
}
