package org.bylaw.document;

import java.util.List;

/**
 * Two texts side by side in one: what came, went, changed and moved, word by word in the text as it is read.
 *
 * @param html safe HTML with {@code ins}, {@code del} and moved blocks; each change has the id {@code change-N}
 * @param changes in the order of the page
 * @param wordsAdded how many words came
 * @param wordsRemoved how many words went
 */
public record Comparison(String html, List<Change> changes, int wordsAdded, int wordsRemoved) {

    /** What happened to a passage. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    /**
     * One change.
     *
     * @param id the anchor in the HTML
     * @param heading under which it stands; empty before the first
     * @param excerpt its first words
     */
    public record Change(Kind kind, String id, String heading, String excerpt) {}

    /** Compares two Markdown texts. */
    public static Comparison between(String before, String after) {
        return new TextComparison()
                .compare(
                        TextBlock.of(Markdown.render(before).html()),
                        TextBlock.of(Markdown.render(after).html()));
    }
}
