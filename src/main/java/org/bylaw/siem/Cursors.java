package org.bylaw.siem;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows how far each receiver has got, and lets one node at a time hand over to it. */
@Component
class Cursors {

    /** For the database, which is asked for the batch before an attempt, and told how it went behind it. */
    private static final Duration BESIDES = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    Cursors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where to go on, for whoever got hold of it. */
    record Place(long nextIndex, long checkpointSize, int failures) {}

    /** Begins a receiver that is new. One that had to stop gets another chance, since the settings may be others now. */
    @Transactional
    public void begin(String receiver, long index) {
        jdbc.sql("""
            INSERT INTO siem_cursor AS c (receiver, next_index, checkpoint_size, next_attempt_at)
            VALUES (:receiver, :index, :index, :now)
            ON CONFLICT (receiver) DO UPDATE SET stopped = false, next_attempt_at = :now WHERE c.stopped
            """)
                .param("receiver", receiver)
                .param("index", index)
                .param("now", now())
                .update();
    }

    /**
     * Empty where another node has it, or where it is not time yet. Whoever holds a receiver and dies leaves it to others after
     * a while that is longer than any attempt, so that no two nodes send the same.
     *
     * @param longest how long an attempt may take
     */
    @Transactional
    public Optional<Place> hold(String receiver, UUID node, Duration longest) {
        return jdbc.sql("""
            UPDATE siem_cursor SET holder = :node, held_until = :until
            WHERE receiver = :receiver AND NOT stopped AND next_attempt_at <= :now
                AND (holder IS NULL OR holder = :node OR held_until < :now)
            RETURNING next_index, checkpoint_size, failures
            """)
                .param("receiver", receiver)
                .param("node", node)
                .param("now", now())
                .param("until", now().plus(longest).plus(BESIDES))
                .query(Place.class)
                .optional();
    }

    /** Leaves it to other nodes at once. */
    @Transactional
    public void leave(String receiver, UUID node) {
        jdbc.sql("""
            UPDATE siem_cursor SET holder = NULL, held_until = NULL
            WHERE receiver = :receiver AND holder = :node
            """).param("receiver", receiver).param("node", node).update();
    }

    /**
     * Notes that the events up to there have arrived.
     *
     * @return false where another node has taken over meanwhile, and nothing was noted
     */
    @Transactional
    public boolean arrived(String receiver, UUID node, Place from, long nextIndex, long checkpointSize) {
        return jdbc.sql("""
            UPDATE siem_cursor SET next_index = :next, checkpoint_size = :checkpoint,
                failures = 0, trouble = NULL, words = NULL, failing_since = NULL, stopped = false,
                last_success_at = :now, next_attempt_at = :now
            WHERE receiver = :receiver AND holder = :node AND next_index = :from
                AND checkpoint_size = :fromCheckpoint
            """)
                        .param("receiver", receiver)
                        .param("node", node)
                        .param("from", from.nextIndex())
                        .param("fromCheckpoint", from.checkpointSize())
                        .param("next", nextIndex)
                        .param("checkpoint", checkpointSize)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Puts an event aside that the receiver does not take, and goes on behind it. */
    @Transactional
    public boolean refused(
            String receiver,
            UUID node,
            Place from,
            SiemEvent event,
            String words,
            long nextIndex,
            long checkpointSize) {
        boolean mine = arrived(receiver, node, from, nextIndex, checkpointSize);
        if (mine) {
            jdbc.sql("""
                INSERT INTO siem_refused (id, receiver, leaf_index, event_id, act, words, refused_at)
                VALUES (:id, :receiver, :index, :event, :act, :words, :now)
                ON CONFLICT (receiver, event_id) DO UPDATE
                SET words = excluded.words, settled_at = NULL, settled_by = NULL
                """)
                    .param("id", Ids.next())
                    .param("receiver", receiver)
                    .param("index", event.index() < 0 ? null : event.index())
                    .param("event", event.id())
                    .param("act", event.kind().act())
                    .param("words", words)
                    .param("now", now())
                    .update();
        }
        return mine;
    }

    /** Notes that nothing arrived, and when to try again. */
    @Transactional
    public void failed(String receiver, UUID node, Trouble trouble, String words, boolean stopped, Duration wait) {
        jdbc.sql("""
            UPDATE siem_cursor SET failures = failures + 1, trouble = :trouble, words = :words,
                stopped = :stopped, failing_since = coalesce(failing_since, :now), next_attempt_at = :next
            WHERE receiver = :receiver AND holder = :node
            """)
                .param("receiver", receiver)
                .param("node", node)
                .param("trouble", trouble.name())
                .param("words", words)
                .param("stopped", stopped)
                .param("now", now())
                .param("next", now().plus(wait))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
