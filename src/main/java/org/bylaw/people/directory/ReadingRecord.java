package org.bylaw.people.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bylaw.people.DirectoryReading.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes how the last reading went, for all nodes to see. */
@Component
class ReadingRecord {

    /** How many accounts there were, and how many of them disabled. */
    record Counts(int accounts, int disabled) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadingRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<State> state() {
        return jdbc.sql("SELECT * FROM directory_reading")
                .query(ReadingRecord::row)
                .optional();
    }

    Optional<Counts> counts() {
        return jdbc.sql("SELECT accounts, disabled FROM directory_reading WHERE last_read_at IS NOT NULL")
                .query(Counts.class)
                .optional();
    }

    /** When the last reading of roles began that came to its end, on whichever node; empty before the first. */
    Optional<Instant> rolesReadAt() {
        return jdbc.sql("SELECT roles_read_at FROM directory_reading WHERE roles_read_at IS NOT NULL")
                .query((row, number) -> row.getTimestamp("roles_read_at").toInstant())
                .optional();
    }

    @Transactional
    public void succeeded(Instant began, Counts counts, int people, DirectoryTable.Changes changes) {
        jdbc.sql("""
                        INSERT INTO directory_reading (last_tried_at, last_read_at, took_ms, people, joined, changed,
                            departed, accounts, disabled, roles_read_at)
                        VALUES (:began, :now, :took, :people, :joined, :changed, :departed, :accounts, :disabled,
                            :began)
                        ON CONFLICT (single_row) DO UPDATE SET last_tried_at = excluded.last_tried_at,
                            last_read_at = excluded.last_read_at, took_ms = excluded.took_ms, people = excluded.people,
                            joined = excluded.joined, changed = excluded.changed, departed = excluded.departed,
                            accounts = excluded.accounts, disabled = excluded.disabled, roles_read_at = excluded.roles_read_at,
                            problem = NULL
                        """)
                .param("began", began.atOffset(ZoneOffset.UTC))
                .param("now", now())
                .param("took", Duration.between(began, clock.instant()).toMillis())
                .param("people", people)
                .param("joined", changes.joined())
                .param("changed", changes.changed())
                .param("departed", changes.left())
                .param("accounts", counts.accounts())
                .param("disabled", counts.disabled())
                .update();
    }

    /** Who has which role was read; sessions that began before follow it. */
    @Transactional
    public void rolesRead(Instant began) {
        jdbc.sql("UPDATE directory_reading SET roles_read_at = greatest(roles_read_at, :began)")
                .param("began", began.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional
    public void failed(String problem) {
        jdbc.sql("""
                        INSERT INTO directory_reading (last_tried_at, problem) VALUES (:now, :problem)
                        ON CONFLICT (single_row) DO UPDATE SET last_tried_at = excluded.last_tried_at, problem = excluded.problem
                        """).param("now", now()).param("problem", problem).update();
    }

    /** The quick look worked again after a failure. */
    @Transactional
    public void answersAgain() {
        jdbc.sql("UPDATE directory_reading SET problem = NULL WHERE problem IS NOT NULL")
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static State row(ResultSet row, int number) throws SQLException {
        Timestamp lastRead = row.getTimestamp("last_read_at");
        return new State(
                row.getTimestamp("last_tried_at").toInstant(),
                lastRead == null ? null : lastRead.toInstant(),
                lastRead == null ? null : Duration.ofMillis(row.getLong("took_ms")),
                row.getInt("people"),
                row.getInt("joined"),
                row.getInt("changed"),
                row.getInt("departed"),
                row.getString("problem"));
    }
}
