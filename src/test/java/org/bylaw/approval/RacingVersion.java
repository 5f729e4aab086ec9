package org.bylaw.approval;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One version as those who race for it see it before they act, and what the services accepted of their acts. */
final class RacingVersion {

    final UUID id;
    final UUID policy;
    final UUID firstOwner;
    final String firstText;
    /** Accepted saves: the count that the service said, and the text. */
    final Map<Integer, String> saves = new ConcurrentHashMap<>();
    /** Saves that were told a count which another save was told as well. */
    final AtomicInteger lostSaves = new AtomicInteger();
    /** A job of the engine belongs to one executor at a time. */
    final ReentrantLock executor = new ReentrantLock();
    /** How often each act was accepted. */
    final Map<String, Integer> accepted = new ConcurrentHashMap<>();

    RacingVersion(UUID id, UUID policy, UUID firstOwner, String firstText) {
        this.id = id;
        this.policy = policy;
        this.firstOwner = firstOwner;
        this.firstText = firstText;
    }

    /** A seat of the open stage that nobody has decided on yet. */
    record Seat(UUID id, UUID person, boolean signs) {}

    /** What everybody has on the screen when the moment comes. */
    record Sight(
            String state,
            int textRevision,
            String sha256,
            UUID owner,
            int policyRevision,
            UUID round,
            List<Seat> seats) {

        boolean isOver() {
            return List.of("PUBLISHED", "REJECTED", "DISCARDED").contains(state);
        }
    }

    void saved(int revision, String text) {
        if (saves.putIfAbsent(revision, text) != null) {
            lostSaves.incrementAndGet();
        }
    }

    void accept(String act) {
        accepted.merge(act, 1, Integer::sum);
    }

    int count(String act) {
        return accepted.getOrDefault(act, 0);
    }

    Sight look(JdbcClient jdbc) {
        List<Seat> seats = jdbc.sql("""
                        SELECT s.id, s.person_id AS person, t.needs_signature AS signs
                        FROM approval_seat s JOIN approval_stage t ON t.id = s.stage_id
                            JOIN approval_round r ON r.id = t.round_id
                        WHERE r.subject_id = :id AND r.state = 'OPEN' AND t.state = 'OPEN' AND s.state = 'OPEN'
                        """).param("id", id).query(Seat.class).list();
        return jdbc.sql("""
                        SELECT v.state, v.text_revision, v.body_sha256, p.owner_id, p.revision,
                            coalesce((SELECT r.id FROM approval_round r WHERE r.subject_id = v.id
                                ORDER BY r.number DESC LIMIT 1), v.id) AS round
                        FROM policy_version v JOIN policy p ON p.id = v.policy_id WHERE v.id = :id
                        """)
                .param("id", id)
                .query((row, number) -> new Sight(
                        row.getString("state"),
                        row.getInt("text_revision"),
                        row.getString("body_sha256"),
                        row.getObject("owner_id", UUID.class),
                        row.getInt("revision"),
                        row.getObject("round", UUID.class),
                        seats))
                .single();
    }
}
