package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Moves reviews of controls from state to state; each step is guarded by the state or revision that it starts from. */
@Repository
class ControlReviewMoves {

    private final JdbcClient jdbc;
    private final Clock clock;

    ControlReviewMoves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Controls that apply and have no review ahead. */
    List<UUID> unplanned() {
        return jdbc.sql("""
                        SELECT t.control_id FROM tailoring t JOIN control k ON k.id = t.control_id
                        WHERE t.applicable AND NOT EXISTS (SELECT FROM control_review r
                            WHERE r.control_id = t.control_id AND r.closed_at IS NULL)
                        ORDER BY k.framework_id, k.position
                        """).query(UUID.class).list();
    }

    /**
     * Adds a review for each of these controls that applies and has none ahead; the decision table dates it right after.
     *
     * @return the ids of the new ones
     */
    List<UUID> insert(Collection<UUID> controls, LocalDate today) {
        return jdbc.sql("""
                        INSERT INTO control_review (id, control_id, number, state, opens_on, due_on, planned_at, owner_id)
                        SELECT n.id, t.control_id, 1 + coalesce((
                            SELECT max(number) FROM control_review r WHERE r.control_id = t.control_id), 0),
                            'PLANNED', :today, :today, :now, o.id
                        FROM unnest(:ids, :controls) AS n (id, control_id) JOIN tailoring t ON t.control_id = n.control_id
                        LEFT JOIN person o ON o.id = t.owner_id AND o.active
                        WHERE t.applicable ORDER BY n.id
                        ON CONFLICT DO NOTHING RETURNING id
                        """)
                .param("ids", controls.stream().map(control -> Ids.next()).toArray(UUID[]::new))
                .param("controls", controls.toArray(UUID[]::new))
                .param("today", today)
                .param("now", now())
                .query(UUID.class)
                .list();
    }

    boolean dated(UUID id, LocalDate opensOn, LocalDate dueOn, int leadDays) {
        return jdbc.sql("""
                                UPDATE control_review SET opens_on = :opens, due_on = :due, lead_days = :lead
                                WHERE id = :id AND state = 'PLANNED'
                                """)
                        .param("id", id)
                        .param("opens", opensOn)
                        .param("due", dueOn)
                        .param("lead", leadDays)
                        .update()
                > 0;
    }

    /**
     * Opens planned ones today, with their lead time to do them, unless they are due sooner.
     *
     * @param failedId the failed review for which it happens by itself
     * @return those that were still planned
     */
    List<UUID> pulledForward(
            Collection<UUID> ids, LocalDate today, ReviewCause cause, String why, UUID by, @Nullable UUID failedId) {
        return jdbc.sql("""
                        UPDATE control_review SET cause = :cause, cause_why = :why, pulled_by = :by,
                            failed_review_id = :failed, opens_on = :today,
                            due_on = greatest(:today, least(due_on, :today + lead_days)), revision = revision + 1
                        WHERE id = ANY (:ids) AND state = 'PLANNED' RETURNING id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("today", today)
                .param("cause", cause.name())
                .param("why", why)
                .param("by", by)
                .param("failed", failedId)
                .query(UUID.class)
                .list();
    }

    /** Whether it was planned until now; the owner is who owns the control today. */
    boolean opened(UUID id) {
        return jdbc.sql("""
                                UPDATE control_review r SET state = 'ASSESSING', opened_at = :now, revision = revision + 1,
                                    owner_id = (SELECT o.id FROM tailoring t JOIN person o ON o.id = t.owner_id AND o.active
                                        WHERE t.control_id = r.control_id),
                                    reviewer_id = CASE WHEN reviewer_id = (SELECT owner_id FROM tailoring t
                                        WHERE t.control_id = r.control_id) THEN NULL ELSE reviewer_id END
                                WHERE id = :id AND state = 'PLANNED'
                                """).param("id", id).param("now", now()).update() > 0;
    }

    /** Another owner before it is assessed; a reviewer who would be the owner is one no more. */
    void owner(UUID id, @Nullable UUID ownerId) {
        jdbc.sql("""
                        UPDATE control_review SET owner_id = :owner, revision = revision + 1,
                            reviewer_id = CASE WHEN reviewer_id = :owner THEN NULL ELSE reviewer_id END
                        WHERE id = :id AND state IN ('PLANNED', 'ASSESSING')
                        """).param("id", id).param("owner", ownerId).update();
    }

    void reviewer(UUID id, @Nullable UUID reviewerId) {
        jdbc.sql("""
                        UPDATE control_review SET reviewer_id = :reviewer, revision = revision + 1
                        WHERE id = :id AND closed_at IS NULL
                        """).param("id", id).param("reviewer", reviewerId).update();
    }

    void assessed(ControlReviewFacts review, String assessment, int maturity, UUID by) {
        moved(guarded("""
                        UPDATE control_review SET state = 'TESTING', assessment = :assessment, maturity = :maturity,
                            assessed_by = :by, assessed_at = :now, revision = revision + 1,
                            reviewer_id = CASE WHEN reviewer_id = :by THEN NULL ELSE reviewer_id END
                        WHERE id = :id AND revision = :revision AND state = 'ASSESSING'
                        """, review)
                .param("assessment", assessment)
                .param("maturity", maturity)
                .param("by", by)
                .param("now", now())
                .update());
    }

    void tested(ControlReviewFacts review, ControlTest test, UUID by) {
        moved(guarded("""
                        UPDATE control_review SET state = 'ACCEPTING', design_result = :design,
                            operation_result = :operation, result = :result, samples = :samples, tested_by = :by,
                            tested_at = :now, tests = tests + 1, revision = revision + 1
                        WHERE id = :id AND revision = :revision AND state = 'TESTING'
                        """, review)
                .param("design", test.design().name())
                .param("operation", test.operation().name())
                .param("result", test.result().name())
                .param("samples", test.samples())
                .param("by", by)
                .param("now", now())
                .update());
    }

    boolean toRetest(UUID id) {
        return jdbc.sql("""
                                UPDATE control_review SET state = 'TESTING', revision = revision + 1
                                WHERE id = :id AND state = 'ACCEPTING' AND acceptance IS NULL
                                """).param("id", id).update() > 0;
    }

    void accepted(ControlReviewFacts review, Acceptance acceptance, @Nullable String comment, UUID by) {
        moved(guarded("""
                        UPDATE control_review SET acceptance = :acceptance, acceptance_comment = :comment, accepted_by = :by,
                            accepted_at = :now, revision = revision + 1
                        WHERE id = :id AND revision = :revision AND state = 'ACCEPTING' AND acceptance IS NULL
                        """, review)
                .param("acceptance", acceptance.name())
                .param("comment", comment)
                .param("by", by)
                .param("now", now())
                .update());
    }

    /** Whether it became late for the first time. */
    boolean late(UUID id) {
        return jdbc.sql("""
                                UPDATE control_review SET overdue_at = :now, revision = revision + 1
                                WHERE id = :id AND closed_at IS NULL AND overdue_at IS NULL
                                """).param("id", id).param("now", now()).update() > 0;
    }

    /** Whether it was open until now. */
    boolean closed(UUID id, ControlReviewState state) {
        return jdbc.sql("""
                                UPDATE control_review SET state = :state, closed_at = :now, revision = revision + 1
                                WHERE id = :id AND closed_at IS NULL
                                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("now", now())
                        .update()
                > 0;
    }

    private StatementSpec guarded(String sql, ControlReviewFacts review) {
        return jdbc.sql(sql).param("id", review.id()).param("revision", review.revision());
    }

    private static void moved(int rows) {
        if (rows == 0) {
            throw stale();
        }
    }

    static Problem stale() {
        return Problem.stale(say("This review has changed meanwhile. Please look at it again."));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
