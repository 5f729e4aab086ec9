package org.bylaw.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Data that the database itself counts and removes: a view says what is old and what is held, a function of the schema's owner
 * removes it, since the application may not.
 *
 * @param view has the columns {@code at} and {@code held}
 * @param indexed another column of the view that is never later than {@code at} and that an index serves; {@code at} where that
 *     does by itself
 */
public record KeptRows(JdbcClient jdbc, String kind, String view, String indexed, String label, String background)
        implements KeptData {

    private static final String AT = "at";

    public KeptRows(JdbcClient jdbc, String kind, String view, String label, String background) {
        this(jdbc, kind, view, AT, label, background);
    }

    @Override
    public Due due(Instant before) {
        return due(jdbc, view, indexed, before);
    }

    /** Counts what such a view has. */
    public static Due due(JdbcClient jdbc, String view, Instant before) {
        return due(jdbc, view, AT, before);
    }

    /** The same, up to so many as {@link KeptData.Due} tells. */
    public static Due due(JdbcClient jdbc, String view, String indexed, Instant before) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE NOT held) AS going, count(*) FILTER (WHERE held) AS held
                        FROM (SELECT held FROM %s WHERE at < :before AND %s < :before LIMIT :most) AS first
                        """.formatted(view, indexed))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", Due.MOST + 1)
                .query((row, number) -> Due.counted(row.getInt("going"), row.getInt("held")))
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
