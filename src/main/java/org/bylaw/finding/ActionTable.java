package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Moves corrective actions; each step counts the revision, and fails where somebody was faster. */
@Repository
class ActionTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    ActionTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of an origin that nobody was asked for yet; from now on they are. */
    List<UUID> startThoseOf(SubjectRef origin) {
        return jdbc.sql("""
                        UPDATE corrective_action a SET started_at = :now FROM finding f
                        WHERE f.id = a.finding_id AND f.origin_id = :id AND f.origin_kind = :kind AND f.state = 'OPEN'
                            AND a.started_at IS NULL
                        RETURNING a.id
                        """)
                .param("id", origin.id())
                .param("kind", origin.kind())
                .param("now", now())
                .query(UUID.class)
                .list();
    }

    void start(UUID id) {
        jdbc.sql("UPDATE corrective_action SET started_at = :now WHERE id = :id AND started_at IS NULL")
                .param("id", id)
                .param("now", now())
                .update();
    }

    void planned(ActionFacts action, int revision, String plan, LocalDate dueOn) {
        move("""
                plan = :plan, due_on = :due, state = CASE WHEN state = 'PLAN' THEN 'DOING' ELSE state END,
                reminded_for = CASE WHEN due_on = :due THEN reminded_for END,
                late_told_at = CASE WHEN due_on = :due THEN late_told_at END
                """, action, revision, spec -> spec.param("plan", plan).param("due", dueOn));
    }

    void done(ActionFacts action, int revision, UUID by, String note, @Nullable String noEvidenceWhy) {
        move("""
                state = 'VERIFY', done_at = :now, done_by = :by, done_note = :note, no_evidence_why = :bare
                """, action, revision, spec -> spec.param("by", by)
                .param("note", note)
                .param("bare", noEvidenceWhy)
                .param("now", now()));
    }

    void verified(ActionFacts action, int revision, UUID by, @Nullable UUID verifiedFor, @Nullable String note) {
        move("""
                state = 'DONE', verified_by = :by, verified_for = :for, verified_at = :now, verified_note = :note,
                ended_at = :now
                """, action, revision, spec -> spec.param("by", by)
                .param("for", verifiedFor)
                .param("note", note)
                .param("now", now()));
    }

    /** Back to the owner; the plan stays. */
    void sentBack(ActionFacts action, int revision, String why) {
        move("""
                state = 'DOING', reopened = reopened + 1, reopened_why = :why, done_at = NULL, done_by = NULL,
                done_note = NULL, no_evidence_why = NULL
                """, action, revision, spec -> spec.param("why", why));
    }

    /** A new round from the start; what the last one came to stays in the trail. */
    void openedAgain(
            ActionFacts action, int revision, UUID ownerId, @Nullable UUID verifierId, LocalDate dueOn, String why) {
        move("""
                state = 'PLAN', owner_id = :owner, owner_why = NULL, verifier_id = :verifier, due_on = :due,
                reopened = reopened + 1, reopened_why = :why, started_at = :now, done_at = NULL, done_by = NULL,
                done_note = NULL, no_evidence_why = NULL, verified_by = NULL, verified_for = NULL, verified_at = NULL, verified_note = NULL,
                ended_at = NULL, reminded_for = NULL, late_told_at = NULL
                """, action, revision, spec -> spec.param("owner", ownerId)
                .param("verifier", verifierId)
                .param("due", dueOn)
                .param("why", why)
                .param("now", now()));
    }

    void dueOn(ActionFacts action, int revision, LocalDate dueOn) {
        move(
                "due_on = :due, reminded_for = NULL, late_told_at = NULL",
                action,
                revision,
                spec -> spec.param("due", dueOn));
    }

    void dropped(ActionFacts action, int revision) {
        move("state = 'DONE', ended_at = :now", action, revision, spec -> spec.param("now", now()));
    }

    void owner(ActionFacts action, int revision, UUID ownerId, @Nullable String why, @Nullable UUID verifierId) {
        move("owner_id = :owner, owner_why = :why, verifier_id = :verifier", action, revision, spec -> spec.param(
                        "owner", ownerId)
                .param("why", why)
                .param("verifier", verifierId));
    }

    void verifier(ActionFacts action, int revision, @Nullable UUID verifierId) {
        move("verifier_id = :verifier", action, revision, spec -> spec.param("verifier", verifierId));
    }

    /** Whether this due date is reminded of for the first time. */
    boolean reminded(UUID id) {
        return jdbc.sql("""
                        UPDATE corrective_action SET reminded_for = due_on
                        WHERE id = :id AND state <> 'DONE' AND reminded_for IS DISTINCT FROM due_on
                        """).param("id", id).update() == 1;
    }

    /** Whether it is to be told now that it is late: not yet, or not since that day. */
    boolean lateTold(UUID id, LocalDate today, OffsetDateTime lastBefore) {
        return jdbc.sql("""
                        UPDATE corrective_action SET late_told_at = :now
                        WHERE id = :id AND state <> 'DONE' AND due_on < :today
                            AND (late_told_at IS NULL OR late_told_at < :before)
                        """)
                        .param("id", id)
                        .param("today", today)
                        .param("before", lastBefore)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Open ones that this person answers for or verifies, by finding. */
    List<UUID> heldBy(UUID personId) {
        return jdbc.sql("""
                        SELECT finding_id FROM corrective_action WHERE state <> 'DONE' AND owner_id = :person
                        UNION SELECT finding_id FROM corrective_action WHERE state <> 'DONE' AND verifier_id = :person
                        """).param("person", personId).query(UUID.class).list();
    }

    private interface Values {
        StatementSpec in(StatementSpec spec);
    }

    /** Only from the state that the person saw, and only where nobody was faster. */
    private void move(String changes, ActionFacts action, int revision, Values values) {
        int moved = values.in(jdbc.sql("UPDATE corrective_action SET " + changes + """
                        , revision = revision + 1 WHERE id = :id AND revision = :revision AND state = :from
                        """))
                .param("id", action.id())
                .param("revision", revision)
                .param("from", action.state().name())
                .update();
        if (moved == 0) {
            throw stale();
        }
    }

    static Problem stale() {
        return Problem.stale(say("This finding has changed meanwhile. Please look at it again."));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
