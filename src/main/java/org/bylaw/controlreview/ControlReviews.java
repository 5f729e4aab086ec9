package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.finding.Findings;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with reviews of controls: plan them, pull them forward, name who tests, assess and test. */
@Service
public class ControlReviews {

    private static final int LONGEST_ASSESSMENT = 10_000;
    private static final int LONGEST_REASON = 4000;

    private final ControlReviewTable table;
    private final ControlReviewMoves moves;
    private final ControlReviewPlans plans;
    private final ControlReviewPull pull;
    private final ControlReviewDuties duties;
    private final ControlReviewAccess access;
    private final Findings findings;
    private final Processes processes;
    private final AuditTrail audit;
    private final People people;
    private final CurrentPerson currentPerson;

    ControlReviews(
            ControlReviewTable table,
            ControlReviewMoves moves,
            ControlReviewPlans plans,
            ControlReviewPull pull,
            ControlReviewDuties duties,
            ControlReviewAccess access,
            Findings findings,
            Processes processes,
            AuditTrail audit,
            People people,
            CurrentPerson currentPerson) {
        this.table = table;
        this.moves = moves;
        this.plans = plans;
        this.pull = pull;
        this.duties = duties;
        this.access = access;
        this.findings = findings;
        this.processes = processes;
        this.audit = audit;
        this.people = people;
        this.currentPerson = currentPerson;
    }

    /**
     * Plans the first review of each control that applies and has none ahead.
     *
     * @return how many were planned
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public int planAll() {
        return plans.plan(moves.unplanned());
    }

    /**
     * Opens planned reviews now, because something happened that cannot wait for their date: all of them, or none where one
     * of them is no longer planned.
     *
     * @param reason for the record, and for the owners
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void pullForward(Collection<UUID> reviewIds, @Nullable ReviewCause cause, String reason) {
        Set<UUID> chosen = new HashSet<>(reviewIds);
        if (chosen.isEmpty()) {
            throw Problem.invalid("reviews", say("Choose at least one control."));
        }
        if (cause == null || cause == ReviewCause.SCHEDULE) {
            throw Problem.invalid("cause", say("Choose what happened."));
        }
        String why = reason.strip();
        if (why.isEmpty()) {
            throw Problem.invalid("reason", say("Say why the review can't wait; the owner reads it."));
        }
        if (why.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", say("At most {0} characters.", LONGEST_REASON));
        }
        if (pull.pull(chosen, cause, why, currentPerson.requireId(), null) < chosen.size()) {
            throw Problem.stale(say(
                    "Not all of these reviews are still planned, so none was pulled forward. Please choose again."));
        }
    }

    /**
     * Names who tests: somebody of compliance or a control owner, never who owns this control.
     *
     * @param revision of the review as it was shown
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void nameReviewer(UUID reviewId, int revision, @Nullable UUID personId) {
        ControlReviewFacts review = table.locked(reviewId);
        if (review.revision() != revision || review.state().isOver()) {
            throw ControlReviewMoves.stale();
        }
        if (personId == null || !table.isCandidate(reviewId, ControlReviewAccess.REVIEWERS, personId)) {
            throw Problem.invalid(
                    "reviewer",
                    say(
                            "Choose somebody of compliance or another control's owner; never who owns or assessed this control."));
        }
        if (personId.equals(review.reviewerId())) {
            return;
        }
        moves.reviewer(reviewId, personId);
        Person reviewer = people.require(personId);
        audit.record("ControlReviewerNamed", review.subject(), review.control(), Map.of("to", reviewer.name()));
        if (review.state() == ControlReviewState.TESTING) {
            duties.ask(table.require(reviewId));
        }
    }

    /**
     * Says how the control is done and how mature it is. Its owner does, or who stands in for the owner.
     *
     * @param revision of the review as it was shown
     */
    @AllowedToAll
    @Whose(ObjectRule.CONTROL_OWNER)
    @Transactional
    public void assess(UUID reviewId, int revision, String assessment, @Nullable Integer maturity) {
        ControlReviewFacts review = shown(reviewId, revision, ControlReviewState.ASSESSING);
        if (!access.mayAssess(review)) {
            throw Problem.forbidden(
                    review.ownerName() == null
                            ? say("Nobody owns this control yet. Compliance names somebody, who then assesses it.")
                            : say(
                                    "{0} assesses this control, or the substitute while they are away.",
                                    review.ownerName()));
        }
        String text = assessment.strip();
        if (text.isEmpty()) {
            throw Problem.invalid("assessment", say("Say how the control is done; the reviewer reads it."));
        }
        if (text.length() > LONGEST_ASSESSMENT) {
            throw Problem.invalid("assessment", say("At most {0} characters.", LONGEST_ASSESSMENT));
        }
        if (maturity == null || maturity < 0 || maturity > 5) {
            throw Problem.invalid("maturity", say("Choose how mature it is, from 0 to 5."));
        }
        moves.assessed(review, text, maturity, currentPerson.requireId());
        audit.recordFor(
                access.inPlaceOf(review.ownerId()),
                "ControlAssessed",
                review.subject(),
                review.control(),
                Map.of("maturity", maturity, "summary", text));
        duties.close(review);
        processes.completeTask(reviewId, "assess", Map.of());
    }

    /**
     * Notes what the test came to. The independent reviewer does, or who stands in; never who owns or assessed the control.
     *
     * @param revision of the review as it was shown
     */
    @AllowedToAll
    @Whose(ObjectRule.INDEPENDENT_TESTER)
    @Transactional
    public void test(UUID reviewId, int revision, ControlTest wanted) {
        ControlReviewFacts review = shown(reviewId, revision, ControlReviewState.TESTING);
        if (!ControlReviewAccess.isIndependent(review, currentPerson.requireId())) {
            throw Problem.forbidden(say("Whoever owns a control or has assessed it does not test it."));
        }
        if (!access.mayTest(review)) {
            throw Problem.forbidden(
                    review.reviewerName() == null
                            ? say("Nobody is named to test this control yet. Compliance does that.")
                            : say(
                                    "{0} tests this control, or the substitute while they are away.",
                                    review.reviewerName()));
        }
        ControlTest test = wanted.checked();
        if (test.result() == TestResult.NOT_EFFECTIVE
                && findings.of(review.subject()).isEmpty()) {
            throw Problem.invalid(
                    "findings",
                    say("A control that is not effective needs a finding: raise it first, then give the result."));
        }
        moves.tested(review, test, currentPerson.requireId());
        audit.recordFor(
                access.inPlaceOf(review.reviewerId()),
                "ControlTested",
                review.subject(),
                review.control(),
                Map.of(
                        "outcome", test.result().name(),
                        "design", test.design().word(),
                        "operation", test.operation().word(),
                        "note", test.samples()));
        duties.close(review);
        processes.completeTask(reviewId, "test", Map.of());
    }

    private ControlReviewFacts shown(UUID reviewId, int revision, ControlReviewState state) {
        ControlReviewFacts review = table.require(reviewId);
        if (!access.mayRead(review)) {
            throw ControlReviewTable.missing();
        }
        if (review.state() != state || review.revision() != revision) {
            throw ControlReviewMoves.stale();
        }
        return review;
    }
}
