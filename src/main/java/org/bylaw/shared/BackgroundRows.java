package org.bylaw.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The life of rows that a node works on in the background: begun, alive, ended or given up, and deleted in the end. */
public final class BackgroundRows {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String table;
    private final String counter;

    /**
     * Rows in a table of that module's own.
     *
     * @param table with the columns {@code id}, {@code person_id}, {@code state}, {@code alive_at} and {@code finished_at}
     * @param counter the column of that table that says how far a row is
     */
    public BackgroundRows(JdbcClient jdbc, Clock clock, String table, String counter) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.table = table;
        this.counter = counter;
    }

    /**
     * Begins one unless enough of that person's are worked on; of several that ask at the same moment, one after the other.
     *
     * @param most of them at a time
     * @param row adds its row
     * @return false where it was not begun
     */
    public boolean begin(TransactionTemplate transaction, UUID personId, int most, Runnable row) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))) AS queued")
                    .param("name", table + " of " + personId)
                    .query(Integer.class)
                    .single();
            boolean free = running(personId) < most;
            if (free) {
                row.run();
            }
            return free;
        }));
    }

    private int running(UUID personId) {
        return sql("SELECT count(*) FROM {table} WHERE person_id = :person AND state = 'RUNNING'")
                .param("person", personId)
                .query(Integer.class)
                .single();
    }

    /** Notes how far those are that are worked on here, and that they are. */
    public void alive(Map<UUID, Integer> done) {
        UUID[] ids = done.keySet().toArray(UUID[]::new);
        Integer[] counts = List.of(ids).stream().map(done::get).toArray(Integer[]::new);
        sql("""
            UPDATE {table} r SET {counter} = here.done, alive_at = :now
            FROM unnest(:ids, :done) AS here (id, done) WHERE r.id = here.id AND r.state = 'RUNNING'
            """).param("ids", ids).param("done", counts).param("now", now()).update();
    }

    /** Gives up those that nobody has worked on since then. */
    public int interrupt(Instant notSince) {
        return sql("""
            UPDATE {table} SET state = 'INTERRUPTED', finished_at = :now
            WHERE state = 'RUNNING' AND alive_at < :since
            """)
                .param("now", now())
                .param("since", notSince.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends one that is worked on, and no other. */
    public void end(UUID id, Enum<?> state) {
        sql("UPDATE {table} SET state = :state, finished_at = :now WHERE id = :id AND state = 'RUNNING'")
                .param("state", state.name())
                .param("now", now())
                .param("id", id)
                .update();
    }

    public int delete(Instant finishedBefore) {
        return sql("DELETE FROM {table} WHERE finished_at < :before")
                .param("before", finishedBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The names are those of the code, never what somebody typed. */
    private JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text.replace("{table}", table).replace("{counter}", counter));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
