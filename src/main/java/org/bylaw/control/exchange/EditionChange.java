package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.later;

import java.util.List;

/**
 * What became of controls from one edition of a framework to the next.
 *
 * @param before those of the old edition; none where the control is new
 * @param after those of the new edition; none where the control was dropped
 * @param doubtful whether only the numbers are the same, so that somebody should look at it
 */
public record EditionChange(Kind kind, List<Numbered> before, List<Numbered> after, boolean doubtful) {

    /** Kinds in the order in which they are told. */
    public enum Kind {
        ADDED(later("Added")),
        DROPPED(later("Dropped")),
        MERGED(later("Merged")),
        SPLIT(later("Split")),
        RENUMBERED(later("Renumbered")),
        RETITLED(later("Renamed")),
        UNCHANGED(later("Unchanged"));

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * A control.
     *
     * @param code empty while it is not imported yet
     */
    public record Numbered(String code, String ref, String title) {}
}
