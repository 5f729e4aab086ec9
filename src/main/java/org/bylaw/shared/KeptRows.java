package org.bylaw.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Data that the database itself counts and removes: a view says what is old and what is held, a function of the schema's owner
 * removes it, since the application may not.
 *
 * @param view has the columns {@code at} and {@code held}
 */
public record KeptRows(JdbcClient jdbc, String kind, String view, String label, String background) implements KeptData {

    @Override
    public Due due(Instant before) {
        return due(jdbc, view, before);
    }

    /** Counts what such a view has. */
    public static Due due(JdbcClient jdbc, String view, Instant before) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE NOT held) AS going, count(*) FILTER (WHERE held) AS held
                        FROM %s WHERE at < :before
                        """.formatted(view))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Due.class)
                .single();
    }

    @Override
    public int removeSome(Instant before, Instant now) {
        return jdbc.sql("SELECT retention_remove(:kind, :before, :now, :most)")
                .param("kind", kind)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query(Integer.class)
                .single();
    }
}
