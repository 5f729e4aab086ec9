package org.bylaw.document;

import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** What a short text may become at most: some things in Markdown are written once and stand in the page a thousand times. */
final class MarkdownBounds {

    /** More than a text to be read has, and what a paper of 120 megabytes of memory can have tagged. */
    static final long MOST_CELLS = 50_000;

    /** So many characters of addresses any text may have. */
    private static final long ADDRESSES = 100_000;

    private static final Pattern DELIMITERS = Pattern.compile("[|:> \\t-]+");

    private MarkdownBounds() {}

    /**
     * Whether its tables may be shown as tables; otherwise they are as they were written. Lines that are shorter than the
     * head are filled up, so that a head of 10,000 columns above 10,000 lines of one would be a hundred million cells.
     */
    static boolean allowTables(String markdown) {
        long cells = 0;
        long columns = 0;
        for (String line : (Iterable<String>) markdown.lines()::iterator) {
            long own = cells(line);
            if (own == 0) {
                columns = 0;
            } else if (DELIMITERS.matcher(line).matches()) {
                columns = Math.max(columns, own);
                cells += columns;
            } else if (columns > 0) {
                cells += Math.max(columns, own);
            }
        }
        return cells <= MOST_CELLS;
    }

    /** As many as the line has, were it one of a table; a pipe at its beginning or end stands between none. */
    private static long cells(String line) {
        long pipes = line.chars().filter(sign -> sign == '|').count();
        String bare = line.strip();
        return pipes == 0 ? 0 : Math.max(1, pipes + 1 - (bare.startsWith("|") ? 1 : 0) - (bare.endsWith("|") ? 1 : 0));
    }

    /** Takes the addresses out of links, where one that is written once and used often makes much more of the text. */
    static void boundAddresses(Node text, int length) {
        long left = ADDRESSES + length;
        for (Node node = text; node != null; node = next(node, text)) {
            if (node instanceof Link link) {
                left -= size(link.getDestination()) + size(link.getTitle());
                if (left < 0) {
                    link.setDestination("");
                    link.setTitle(null);
                }
            } else if (node instanceof Image image) {
                left -= size(image.getDestination()) + size(image.getTitle());
                if (left < 0) {
                    image.setDestination("");
                    image.setTitle(null);
                }
            }
        }
    }

    private static long size(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** In the order of the text, without a call for each level. */
    private static @Nullable Node next(Node node, Node text) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != text && up.getNext() == null) {
            up = up.getParent();
        }
        return up == text ? null : up.getNext();
    }
}
