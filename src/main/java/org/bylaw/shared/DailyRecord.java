package org.bylaw.shared;

/**
 * Extension point: a module keeps how something stood at the end of a day. It is called again and again over the day, so
 * that the last of a day is how it ended; two nodes that call it at once write the same.
 */
public interface DailyRecord {

    /** Writes down how it stands today, in place of what was written earlier today. */
    void writeDown();
}
