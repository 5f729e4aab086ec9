package org.bylaw.document;

import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** What a short text may become at most: some things in Markdown are written once and stand in the page a thousand times. */
final class MarkdownBounds {

    /** As many as GitHub fills up in a text. */
    private static final long MOST_FILLED = 200_000;

    /** So many characters of addresses any text may have. */
    private static final long ADDRESSES = 100_000;

    private MarkdownBounds() {}

    /**
     * Whether its tables may be shown as tables. Lines that are shorter than the head are filled up, so that a head of
     * 10,000 columns above 10,000 lines of one would be a hundred million cells.
     */
    static boolean allowTables(String markdown) {
        long filled = 0;
        long columns = 0;
        long pipes = 0;
        boolean delimits = true;
        for (int at = 0; at <= markdown.length(); at++) {
            char sign = at < markdown.length() ? markdown.charAt(at) : '\n';
            if (sign == '\n' || sign == '\r') {
                if (pipes == 0) {
                    columns = 0;
                } else if (delimits) {
                    columns = Math.max(columns, pipes + 1);
                } else {
                    filled += Math.max(0, columns - pipes);
                }
                pipes = 0;
                delimits = true;
            } else {
                pipes += sign == '|' ? 1 : 0;
                delimits &= "|:-> \t".indexOf(sign) >= 0;
            }
        }
        return filled <= MOST_FILLED;
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
