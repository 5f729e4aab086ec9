package org.bylaw.document;

import java.util.List;

/**
 * A text as it is read.
 *
 * @param html safe to put into a page: it went through the allow-list
 * @param outline its headings in order
 * @param plainText its words, for search and for finding passages
 */
public record RenderedText(String html, List<Heading> outline, String plainText) {

    /**
     * One heading.
     *
     * @param level 1 to 6
     * @param id the anchor in the HTML
     */
    public record Heading(int level, String id, String text) {}
}
