package org.bylaw.siem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.SealedTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how far the receivers are and what they refused, for the page. */
@Component
class ReceiverStates {

    private final JdbcClient jdbc;
    private final SealedTrail trail;
    private final Clock clock;

    ReceiverStates(JdbcClient jdbc, SealedTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    List<ReceiverState> of(List<Receiver> receivers) {
        long size = receivers.isEmpty() ? 0 : trail.size();
        return receivers.stream().map(receiver -> of(receiver, size)).toList();
    }

    private ReceiverState of(Receiver receiver, long size) {
        return jdbc.sql("""
            SELECT c.*, (SELECT count(*) FROM siem_refused r
                WHERE r.receiver = c.receiver AND r.settled_at IS NULL) AS refused
            FROM siem_cursor c WHERE c.receiver = :receiver
            """)
                .param("receiver", receiver.name())
                .query((row, number) -> state(receiver, size, row))
                .optional()
                .orElseGet(() -> new ReceiverState(
                        receiver.name(),
                        receiver.where(),
                        receiver.format(),
                        ReceiverState.Kind.NEW,
                        size,
                        0,
                        null,
                        "",
                        null,
                        null,
                        null,
                        null));
    }

    private static ReceiverState state(Receiver receiver, long size, ResultSet row) throws SQLException {
        String trouble = row.getString("trouble");
        boolean stopped = row.getBoolean("stopped");
        Instant lastSuccess = instant(row, "last_success_at");
        ReceiverState.Kind kind = stopped
                ? ReceiverState.Kind.STOPPED
                : trouble != null
                        ? ReceiverState.Kind.FAILING
                        : lastSuccess == null ? ReceiverState.Kind.NEW : ReceiverState.Kind.WORKING;
        return new ReceiverState(
                receiver.name(),
                receiver.where(),
                receiver.format(),
                kind,
                Math.max(0, size - row.getLong("next_index")),
                row.getLong("refused"),
                trouble == null ? null : Trouble.valueOf(trouble),
                row.getString("words") == null ? "" : row.getString("words"),
                instant(row, "failing_since"),
                stopped || trouble == null ? null : instant(row, "next_attempt_at"),
                lastSuccess,
                instant(row, "held_until"));
    }

    List<RefusedEvent> refused(String receiver, int limit) {
        return jdbc.sql("""
            SELECT * FROM siem_refused WHERE receiver = :receiver AND settled_at IS NULL
            ORDER BY refused_at DESC, id DESC LIMIT :limit
            """)
                .param("receiver", receiver)
                .param("limit", limit)
                .query(ReceiverStates::event)
                .list();
    }

    Optional<RefusedEvent> openRefused(UUID id) {
        return jdbc.sql("SELECT * FROM siem_refused WHERE id = :id AND settled_at IS NULL")
                .param("id", id)
                .query(ReceiverStates::event)
                .optional();
    }

    void settle(UUID id, UUID by, OffsetDateTime at) {
        jdbc.sql("""
            UPDATE siem_refused SET settled_at = :at, settled_by = :by
            WHERE id = :id AND settled_at IS NULL
            """).param("at", at).param("by", by).param("id", id).update();
    }

    /** @return whether it was waiting or had stopped */
    boolean tryNow(String receiver) {
        return jdbc.sql("""
            UPDATE siem_cursor SET stopped = false, next_attempt_at = :now
            WHERE receiver = :receiver AND trouble IS NOT NULL
            """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("receiver", receiver)
                        .update()
                == 1;
    }

    String nameOf(UUID person) {
        return jdbc.sql("SELECT name FROM person WHERE id = :id")
                .param("id", person)
                .query(String.class)
                .single();
    }

    private static RefusedEvent event(ResultSet row, int number) throws SQLException {
        long index = row.getLong("leaf_index");
        return new RefusedEvent(
                row.getObject("id", UUID.class),
                row.getString("receiver"),
                row.wasNull() ? null : index,
                row.getString("event_id"),
                row.getString("act"),
                row.getString("words"),
                row.getTimestamp("refused_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
