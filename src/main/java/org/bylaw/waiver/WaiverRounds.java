package org.bylaw.waiver;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often a waiver was put forward, and what was decided each time; a decision is never written again. */
@Repository
class WaiverRounds {

    private static final String ROUND = """
            SELECT r.*, asker.name AS asked_by_name, decider.name AS decider_name FROM waiver_round r
            JOIN person asker ON asker.id = r.asked_by LEFT JOIN person decider ON decider.id = r.decider_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WaiverRounds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who decides first; empty for compliance. */
    record Decider(@Nullable UUID personId, String why) {}

    List<WaiverRound> of(UUID waiverId) {
        return jdbc.sql(ROUND + "WHERE r.waiver_id = :id ORDER BY r.number")
                .param("id", waiverId)
                .query(WaiverRounds::round)
                .list();
    }

    Optional<WaiverRound> open(UUID waiverId) {
        return jdbc.sql(ROUND + "WHERE r.waiver_id = :id AND r.closed_at IS NULL")
                .param("id", waiverId)
                .query(WaiverRounds::round)
                .optional();
    }

    WaiverRound requireOpen(UUID waiverId) {
        return open(waiverId)
                .orElseThrow(() -> Problem.stale(say("This waiver has changed meanwhile. Please look at it again.")));
    }

    void put(
            UUID waiverId,
            int number,
            UUID askedBy,
            String reason,
            RiskLevel risk,
            LocalDate endsOn,
            LocalDate dueOn,
            Decider decider) {
        try {
            jdbc.sql("""
                            INSERT INTO waiver_round (waiver_id, number, asked_by, asked_at, reason, risk, ends_on, state,
                                due_on, decider_id, decider_why)
                            VALUES (:id, :number, :asker, :now, :reason, :risk, :ends, 'ASKED', :due, :decider, :why)
                            """)
                    .param("id", waiverId)
                    .param("number", number)
                    .param("asker", askedBy)
                    .param("now", now())
                    .param("reason", reason)
                    .param("risk", risk.name())
                    .param("ends", endsOn)
                    .param("due", dueOn)
                    .param("decider", decider.personId())
                    .param("why", decider.why())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problem.stale(say("Its renewal is asked for already."));
        }
    }

    void decider(UUID waiverId, Decider decider) {
        jdbc.sql("""
                        UPDATE waiver_round SET decider_id = :decider, decider_why = :why
                        WHERE waiver_id = :id AND closed_at IS NULL
                        """)
                .param("id", waiverId)
                .param("decider", decider.personId())
                .param("why", decider.why())
                .update();
    }

    void askedBack(UUID waiverId, String question) {
        jdbc.sql("""
                        UPDATE waiver_round SET state = 'ASKED_BACK', question = :question, answer = NULL
                        WHERE waiver_id = :id AND closed_at IS NULL
                        """).param("id", waiverId).param("question", question).update();
    }

    void answered(UUID waiverId, String answer) {
        jdbc.sql("""
                        UPDATE waiver_round SET state = 'ASKED', answer = :answer
                        WHERE waiver_id = :id AND closed_at IS NULL
                        """).param("id", waiverId).param("answer", answer).update();
    }

    void toManagement(UUID waiverId) {
        jdbc.sql("UPDATE waiver_round SET state = 'TO_MANAGEMENT' WHERE waiver_id = :id AND closed_at IS NULL")
                .param("id", waiverId)
                .update();
    }

    /** Ends the open one, where there is one. */
    void close(UUID waiverId, WaiverRound.State state) {
        jdbc.sql("""
                        UPDATE waiver_round SET state = :state, closed_at = :now
                        WHERE waiver_id = :id AND closed_at IS NULL
                        """)
                .param("id", waiverId)
                .param("state", state.name())
                .param("now", now())
                .update();
    }

    /** Open ones that this person decides first. */
    List<UUID> askedOf(UUID decider) {
        return jdbc.sql("SELECT waiver_id FROM waiver_round WHERE decider_id = :decider AND closed_at IS NULL")
                .param("decider", decider)
                .query(UUID.class)
                .list();
    }

    /** Open ones that wait for any of several people: for management, or for compliance. */
    List<UUID> askedOfSeveral() {
        return jdbc.sql("""
                        SELECT waiver_id FROM waiver_round
                        WHERE closed_at IS NULL AND (state = 'TO_MANAGEMENT' OR state = 'ASKED' AND decider_id IS NULL)
                        """).query(UUID.class).list();
    }

    /** Whether the person decides first on one about that version of a policy. */
    boolean decidesOn(UUID versionId, UUID personId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM waiver_round r JOIN waiver w ON w.id = r.waiver_id
                            JOIN policy_version v ON v.policy_id = w.policy_id AND v.state = 'PUBLISHED'
                            WHERE r.decider_id = :person AND r.closed_at IS NULL AND v.id = :version)
                        """)
                .param("person", personId)
                .param("version", versionId)
                .query(Boolean.class)
                .single();
    }

    void decided(
            WaiverFacts waiver,
            WaiverRound round,
            WaiverDecision.Stage stage,
            WaiverDecision.Outcome outcome,
            String words,
            UUID by,
            @Nullable UUID decidedFor,
            @Nullable UUID signatureId) {
        jdbc.sql("""
                        INSERT INTO waiver_decision (id, waiver_id, round, stage, outcome, words, decided_by, decided_for,
                            decided_at, requested_by, asked_by, signature_id)
                        VALUES (:id, :waiver, :round, :stage, :outcome, :words, :by, :for, :now, :requested, :asked,
                            :signature)
                        """)
                .param("id", Ids.next())
                .param("waiver", waiver.id())
                .param("round", round.number())
                .param("stage", stage.name())
                .param("outcome", outcome.name())
                .param("words", words)
                .param("by", by)
                .param("for", decidedFor)
                .param("now", now())
                .param("requested", waiver.requestedBy())
                .param("asked", round.askedBy())
                .param("signature", signatureId)
                .update();
    }

    /** What was decided, the oldest first. */
    List<WaiverDecision> decisions(UUID waiverId) {
        return jdbc.sql("""
                        SELECT d.*, b.name AS decided_by_name, f.name AS decided_for_name FROM waiver_decision d
                        JOIN person b ON b.id = d.decided_by LEFT JOIN person f ON f.id = d.decided_for
                        WHERE d.waiver_id = :id ORDER BY d.decided_at, d.id
                        """)
                .param("id", waiverId)
                .query((row, number) -> new WaiverDecision(
                        row.getObject("id", UUID.class),
                        row.getInt("round"),
                        WaiverDecision.Stage.valueOf(row.getString("stage")),
                        WaiverDecision.Outcome.valueOf(row.getString("outcome")),
                        row.getString("words"),
                        row.getObject("decided_by", UUID.class),
                        row.getString("decided_by_name"),
                        row.getString("decided_for_name"),
                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    private static WaiverRound round(ResultSet row, int number) throws SQLException {
        return new WaiverRound(
                row.getObject("waiver_id", UUID.class),
                row.getInt("number"),
                row.getObject("asked_by", UUID.class),
                row.getString("asked_by_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("reason"),
                RiskLevel.valueOf(row.getString("risk")),
                row.getObject("ends_on", LocalDate.class),
                WaiverRound.State.valueOf(row.getString("state")),
                row.getObject("due_on", LocalDate.class),
                row.getObject("decider_id", UUID.class),
                row.getString("decider_name"),
                row.getString("decider_why"),
                row.getString("question"),
                row.getString("answer"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
