package org.bylaw.shared;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a connection of the pool knows about the best way to read a table. PostgreSQL plans the check of a foreign key once
 * for a connection, and again only when the table is analysed, up to a minute after it grew. Planned while there were forty
 * people in a pilot, it reads the whole table for each of the hundred thousand who come next: minutes instead of seconds.
 */
public final class KeptPlans {

    private KeptPlans() {}

    /**
     * Has this transaction's connection plan anew, by the size that the tables have by now: behind what lets a table grow by
     * a crowd, and before what refers to a crowd.
     */
    public static void forget(JdbcClient jdbc) {
        jdbc.sql("DISCARD PLANS").update();
    }
}
