package org.bylaw.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has the connection of a transaction plan as it does while tables have a page or two: it reads them whole, and goes on so
 * when they have grown. How many pages a table has, a test cannot say; what may be read by an index, it can.
 */
public final class SmallTables {

    private SmallTables() {}

    /** @param act that checks each foreign key in question at least six times: then its plan is kept */
    public static void planned(JdbcClient jdbc, Runnable act) {
        jdbc.sql("DISCARD PLANS").update();
        byIndex(jdbc, "off");
        act.run();
        byIndex(jdbc, "on");
    }

    private static void byIndex(JdbcClient jdbc, String how) {
        jdbc.sql("""
                        SELECT set_config('enable_indexscan', :how, true), set_config('enable_indexonlyscan', :how, true),
                            set_config('enable_bitmapscan', :how, true)
                        """).param("how", how).query(row -> {});
    }

    /** How often this transaction has read the table whole. */
    public static long readings(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = :table")
                .param("table", table)
                .query(Long.class)
                .single();
    }
}
