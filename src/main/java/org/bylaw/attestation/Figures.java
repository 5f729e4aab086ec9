package org.bylaw.attestation;

/**
 * How many people were asked and what they answered; whoever left before answering is not counted as asked.
 *
 * @param missed did not answer before the campaign ended
 */
public record Figures(long asked, long attested, long declined, long excused, long open, long missed) {

    /** Everyone of whom nothing more is expected. */
    public long done() {
        return attested + declined + excused;
    }

    /** Whole percent of those asked who are done, rounded down, so that 100 means all. */
    public int percent() {
        return asked == 0 ? 100 : (int) (100 * done() / asked);
    }
}
