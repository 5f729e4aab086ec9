package org.bylaw.shared;

import java.time.Instant;

/** Extension point: a kind of data that is kept for a term, told by the module that owns it. */
public interface KeptData {

    /** How the settings name it, such as {@code MAILS}. */
    String kind();

    /** What it is called, as {@link Say#later} has it. */
    String label();

    /** What the term begins with and which law speaks of it, as {@link Say#later} has it. */
    String background();

    /** What is older than that. */
    Due due(Instant before);

    /**
     * Removes one batch of what is older, nothing of it under legal hold; joins the caller's transaction.
     *
     * @return how many went; fewer than {@link #AT_ONCE} where nothing is left
     */
    int removeSome(Instant before, Instant now);

    /** The size of a batch. */
    int AT_ONCE = 1000;

    /**
     * What has outlived its term.
     *
     * @param going how many the next run removes
     * @param held how many a legal hold keeps
     * @param more whether counting ended at {@link #MOST} of both: there are at least so many
     */
    record Due(int going, int held, boolean more) {

        /** Nobody needs to know more exactly; a page is not to read millions of rows. */
        public static final int MOST = 10_000;

        /** What was counted up to one more than the most. */
        public static Due counted(int going, int held) {
            return new Due(going, held, going + held > MOST);
        }
    }
}
