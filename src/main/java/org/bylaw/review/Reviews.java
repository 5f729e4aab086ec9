package org.bylaw.review;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.ReviewDates;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with reviews: decide them, bring them forward, read one. */
@Service
public class Reviews {

    static final String BROUGHT_FORWARD = "ReviewBroughtForward";
    private static final int LONGEST_NOTE = 4000;

    private final ReviewTable table;
    private final ReviewCycle cycle;
    private final ReviewDates dates;
    private final Processes processes;
    private final AuditTrail audit;
    private final ReviewAccess access;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    Reviews(
            ReviewTable table,
            ReviewCycle cycle,
            ReviewDates dates,
            Processes processes,
            AuditTrail audit,
            ReviewAccess access,
            CurrentPerson currentPerson,
            Clock clock) {
        this.table = table;
        this.cycle = cycle;
        this.dates = dates;
        this.processes = processes;
        this.audit = audit;
        this.access = access;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * Ends a review with its outcome. The reviewer does so, or the reviewer's substitute in their name.
     *
     * @param revision of the review as it was shown
     * @param note what was looked at; to revise or to retire needs it as the reason
     */
    @AllowedToAll
    @Whose(ObjectRule.REVIEWER)
    @Transactional
    public void complete(UUID reviewId, int revision, ReviewOutcome outcome, @Nullable String note) {
        ReviewFacts review = readable(reviewId);
        if (!ReviewState.ASKED.contains(review.state()) || review.revision() != revision) {
            throw Problem.stale(say("This review has changed meanwhile. Please look at it again."));
        }
        UUID me = currentPerson.requireId();
        UUID absent = access.decidesFor(review);
        String reason = reason(outcome, note);
        table.decided(review, outcome, reason, me, absent);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", review.versionNumber());
        details.put("outcome", outcome.name());
        if (reason != null) {
            details.put("note", reason);
        }
        audit.recordFor(
                absent, "ReviewCompleted", SubjectRef.review(reviewId), SubjectRef.policy(review.policyId()), details);
        processes.completeTask(reviewId, "review", Map.of("outcome", outcome.name()));
    }

    /** Opens a planned review now, because something happened that cannot wait for its date. */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void bringForward(UUID reviewId, String reason) {
        ReviewFacts review = table.require(reviewId);
        if (reason.isBlank()) {
            throw Problem.invalid("reason", say("Say why the review can't wait; the owner reads it."));
        }
        if (reason.strip().length() > LONGEST_NOTE) {
            throw Problem.invalid("reason", say("At most {0} characters.", LONGEST_NOTE));
        }
        if (review.state() != ReviewState.PLANNED) {
            throw Problem.stale(say("This review is no longer ahead of us. Please look at it again."));
        }
        ReviewPlan plan = ReviewPlan.broughtForward(LocalDate.now(clock), review.dueOn(), cycle.leadDays());
        table.broughtForward(review, plan.opensOn(), plan.dueOn(), currentPerson.requireId(), reason.strip());
        dates.next(review.policyId(), plan.dueOn());
        cycle.record(
                "ReviewBroughtForward",
                review,
                Map.of(
                        "reason", reason.strip(),
                        "before", review.dueOn().toString(),
                        "due", plan.dueOn().toString()));
        processes.correlate(BROUGHT_FORWARD, reviewId, Map.of());
    }

    /** A review that the current person may read. */
    @AllowedToAll
    @Whose(ObjectRule.REVIEW_READER)
    public ReviewFacts review(UUID reviewId) {
        return readable(reviewId);
    }

    /** All reviews of a policy, the newest first. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<ReviewFacts> ofPolicy(UUID policyId) {
        return access.readable(table.ofPolicy(policyId));
    }

    /** Whether the current person decides this review, for themselves or for somebody who is away. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean mayDecide(ReviewFacts review) {
        return ReviewState.ASKED.contains(review.state()) && access.isMine(review);
    }

    private ReviewFacts readable(UUID reviewId) {
        ReviewFacts review = table.require(reviewId);
        if (!access.mayRead(review)) {
            throw Problem.notFound(say("This review is not there, or not for you to see."));
        }
        return review;
    }

    private static @Nullable String reason(ReviewOutcome outcome, @Nullable String note) {
        String text = note == null ? "" : note.strip();
        if (text.isEmpty() && outcome != ReviewOutcome.REAFFIRM) {
            throw Problem.invalid(
                    "note",
                    outcome == ReviewOutcome.REVISE
                            ? say("Say what has to change; whoever writes the draft reads it.")
                            : say("Say why it is no longer needed; whoever approves the retirement reads it."));
        }
        if (text.length() > LONGEST_NOTE) {
            throw Problem.invalid("note", say("At most {0} characters.", LONGEST_NOTE));
        }
        return text.isEmpty() ? null : text;
    }
}
