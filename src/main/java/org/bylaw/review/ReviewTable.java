package org.bylaw.review;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and moves reviews. */
@Repository
class ReviewTable {

    /** What a plan needs to know of a version in force. */
    record Base(UUID policyId, UUID versionId, int intervalMonths, LocalDate lastLookedAt) {}

    static final String REVIEW = """
            SELECT r.id, r.policy_id, p.reference, p.title, p.review_interval_months AS interval_months,
                p.owner_id, owner.name AS owner_name, p.department_id, d.name AS department_name,
                p.classification = 'STRICTLY_CONFIDENTIAL' AS confined, r.version_id, v.major || '.' || v.minor AS version_number, v.published_at,
                r.state, r.opens_on, r.due_on, r.reviewer_id, reviewer.name AS reviewer_name, r.reviewer_why, r.brought_forward_why,
                r.outcome, r.note, decider.name AS decided_by_name, absent.name AS decided_for_name, r.decided_at, r.revision
            FROM review r
            JOIN policy p ON p.id = r.policy_id
            JOIN person owner ON owner.id = p.owner_id
            JOIN department d ON d.id = p.department_id
            JOIN policy_version v ON v.id = r.version_id
            LEFT JOIN person reviewer ON reviewer.id = r.reviewer_id
            LEFT JOIN person decider ON decider.id = r.decided_by
            LEFT JOIN person absent ON absent.id = r.decided_for
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<ReviewFacts> find(UUID id) {
        return jdbc.sql(REVIEW + "WHERE r.id = :id")
                .param("id", id)
                .query(ReviewFacts.class)
                .optional();
    }

    ReviewFacts require(UUID id) {
        return find(id).orElseThrow(() -> Problem.notFound(say("This review is not there, or not for you to see.")));
    }

    List<ReviewFacts> ofPolicy(UUID policyId) {
        return jdbc.sql(REVIEW + "WHERE r.policy_id = :id ORDER BY r.planned_at DESC, r.id DESC")
                .param("id", policyId)
                .query(ReviewFacts.class)
                .list();
    }

    /** Those that look at this version, the newest first. */
    List<ReviewFacts> ofVersion(UUID versionId) {
        return jdbc.sql(REVIEW + "WHERE r.version_id = :id ORDER BY r.planned_at DESC, r.id DESC")
                .param("id", versionId)
                .query(ReviewFacts.class)
                .list();
    }

    /** A version in force, with the day on which it was published or last found good. */
    Optional<Base> base(UUID versionId) {
        return jdbc.sql("""
                        SELECT v.policy_id, v.id AS version_id, p.review_interval_months AS interval_months,
                            CAST(greatest(v.published_at, (
                                SELECT max(r.decided_at) FROM review r
                                WHERE r.version_id = v.id AND r.state = 'CLOSED' AND r.outcome = 'REAFFIRM'))
                                AT TIME ZONE :zone AS date) AS last_looked_at
                        FROM policy_version v JOIN policy p ON p.id = v.policy_id
                        WHERE v.id = :id AND v.state = 'PUBLISHED'
                        """)
                .param("id", versionId)
                .param("zone", clock.getZone().getId())
                .query(Base.class)
                .optional();
    }

    /** Reviews of the policy that are planned or asked for. */
    List<UUID> awaited(UUID policyId) {
        return jdbc.sql("SELECT id FROM review WHERE policy_id = :policy AND state IN ('PLANNED', 'OPEN', 'OVERDUE')")
                .param("policy", policyId)
                .query(UUID.class)
                .list();
    }

    /** Reviews that this person was asked for. */
    List<UUID> askedOf(UUID reviewerId) {
        return jdbc.sql("SELECT id FROM review WHERE reviewer_id = :reviewer AND closed_at IS NULL")
                .param("reviewer", reviewerId)
                .query(UUID.class)
                .list();
    }

    UUID insert(Base base, LocalDate opensOn, LocalDate dueOn) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO review (id, policy_id, version_id, state, opens_on, due_on, planned_at)
                        VALUES (:id, :policy, :version, 'PLANNED', :opens, :due, :now)
                        """)
                .param("id", id)
                .param("policy", base.policyId())
                .param("version", base.versionId())
                .param("opens", opensOn)
                .param("due", dueOn)
                .param("now", now())
                .update();
        return id;
    }

    void open(UUID id, @Nullable UUID reviewerId) {
        jdbc.sql("""
                        UPDATE review SET state = 'OPEN', reviewer_id = :reviewer, opened_at = :now, revision = revision + 1
                        WHERE id = :id AND state = 'PLANNED'
                        """)
                .param("id", id)
                .param("reviewer", reviewerId)
                .param("now", now())
                .update();
    }

    /** Whether it became overdue for the first time. */
    boolean overdue(UUID id) {
        return jdbc.sql("""
                        UPDATE review SET state = 'OVERDUE', overdue_at = :now, revision = revision + 1
                        WHERE id = :id AND state = 'OPEN' AND overdue_at IS NULL
                        """).param("id", id).param("now", now()).update() == 1;
    }

    /** @param why what the reviewer is told; empty where it is the owner's manager or compliance, after the owner left */
    void reviewer(UUID id, @Nullable UUID reviewerId, @Nullable String why) {
        jdbc.sql("""
                        UPDATE review SET reviewer_id = :reviewer, reviewer_why = :why, revision = revision + 1
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("reviewer", reviewerId)
                .param("why", why)
                .update();
    }

    void broughtForward(ReviewFacts review, LocalDate opensOn, LocalDate dueOn, UUID by, String why) {
        moved(jdbc.sql("""
                        UPDATE review SET opens_on = :opens, due_on = :due, brought_forward_by = :by,
                            brought_forward_why = :why, revision = revision + 1
                        WHERE id = :id AND revision = :revision AND state = 'PLANNED'
                        """)
                .param("id", review.id())
                .param("revision", review.revision())
                .param("opens", opensOn)
                .param("due", dueOn)
                .param("by", by)
                .param("why", why)
                .update());
    }

    /** Notes the outcome; the process that follows closes the review. */
    void decided(ReviewFacts review, ReviewOutcome outcome, @Nullable String note, UUID by, @Nullable UUID decidedFor) {
        moved(jdbc.sql("""
                        UPDATE review SET outcome = :outcome, note = :note, decided_by = :by, decided_for = :for,
                            decided_at = :now, revision = revision + 1,
                            state = CASE WHEN :outcome = 'RETIRE' THEN 'RETIRING' ELSE state END
                        WHERE id = :id AND revision = :revision AND state = ANY (:asked)
                        """)
                .param("id", review.id())
                .param("revision", review.revision())
                .param("outcome", outcome.name())
                .param("note", note)
                .param("by", by)
                .param("for", decidedFor)
                .param("asked", names(ReviewState.ASKED.toArray(ReviewState[]::new)))
                .param("now", now())
                .update());
    }

    /** The retirement was refused: the reviewer decides anew. What was decided stays in the trail. */
    void askAgain(UUID id) {
        jdbc.sql("""
                        UPDATE review SET state = CASE WHEN overdue_at IS NULL THEN 'OPEN' ELSE 'OVERDUE' END,
                            outcome = NULL, note = NULL, decided_by = NULL, decided_for = NULL, decided_at = NULL,
                            revision = revision + 1
                        WHERE id = :id AND state = 'RETIRING'
                        """).param("id", id).update();
    }

    void closed(UUID id, ReviewState state) {
        jdbc.sql("""
                        UPDATE review SET state = :state, closed_at = :now, revision = revision + 1
                        WHERE id = :id AND closed_at IS NULL
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("now", now())
                .update();
    }

    private static void moved(int rows) {
        if (rows == 0) {
            throw Problem.stale(say("This review has changed meanwhile. Please look at it again."));
        }
    }

    private static String[] names(ReviewState... states) {
        return Arrays.stream(states).map(ReviewState::name).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
