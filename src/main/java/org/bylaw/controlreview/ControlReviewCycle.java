package org.bylaw.controlreview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to reviews of controls by themselves: opened, passed on from one to the next, late, closed, cancelled. */
@Service
class ControlReviewCycle {

    private static final int REMINDED_DAYS_BEFORE = 7;
    private static final int ESCALATED_DAYS_AFTER = 14;

    private final ControlReviewTable table;
    private final ControlReviewMoves moves;
    private final ControlReviewPlans plans;
    private final ControlReviewDuties duties;
    private final AuditTrail audit;
    private final People people;
    private final Clock clock;

    ControlReviewCycle(
            ControlReviewTable table,
            ControlReviewMoves moves,
            ControlReviewPlans plans,
            ControlReviewDuties duties,
            AuditTrail audit,
            People people,
            Clock clock) {
        this.table = table;
        this.moves = moves;
        this.plans = plans;
        this.duties = duties;
        this.audit = audit;
        this.people = people;
        this.clock = clock;
    }

    Instant opensAt(UUID id) {
        return duties.startOf(table.require(id).opensOn());
    }

    /** A week before it is due; where it opens later than that, half of the time that is left. */
    Instant remindAt(UUID id) {
        ControlReviewFacts review = table.require(id);
        Instant now = clock.instant();
        Instant half = now.plus(Duration.between(now, duties.lateAt(review)).dividedBy(2));
        Instant week = duties.startOf(review.dueOn().minusDays(REMINDED_DAYS_BEFORE));
        return week.isBefore(half) ? half : week;
    }

    Instant lateAt(UUID id) {
        return duties.lateAt(table.require(id));
    }

    Instant escalateAt(UUID id) {
        return duties.startOf(table.require(id).dueOn().plusDays(1L + ESCALATED_DAYS_AFTER));
    }

    /** Asks who owns the control today. */
    @Transactional
    public void open(UUID id) {
        if (!moves.opened(id)) {
            return;
        }
        ControlReviewFacts review = table.require(id);
        record("ControlReviewOpened", review, Map.of("due", review.dueOn().toString()));
        duties.ask(review);
    }

    /** Asks whom compliance named, or else somebody of compliance. */
    @Transactional
    public void askReviewer(UUID id) {
        ControlReviewFacts review = table.require(id);
        if (review.state() == ControlReviewState.TESTING) {
            chooseReviewer(review);
            duties.ask(table.require(id));
        }
    }

    /** The corrections are verified: the same reviewer tests again, if that one is still independent. */
    @Transactional
    public void retest(UUID id) {
        if (!moves.toRetest(id)) {
            return;
        }
        ControlReviewFacts review = table.require(id);
        record("ControlRetestAsked", review, Map.of());
        chooseReviewer(review);
        duties.ask(table.require(id));
    }

    @Transactional
    public void askManagement(UUID id) {
        ControlReviewFacts review = table.require(id);
        if (review.state() == ControlReviewState.ACCEPTING) {
            duties.ask(review);
        }
    }

    @Transactional
    public void remind(UUID id) {
        ControlReviewFacts review = table.require(id);
        duties.tell(review, "controlReview.remind", duties.asked(review));
    }

    @Transactional
    public void late(UUID id) {
        if (!moves.late(id)) {
            return;
        }
        ControlReviewFacts review = table.require(id);
        record("ControlReviewLate", review, Map.of("due", review.dueOn().toString()));
        List<UUID> asked = duties.asked(review);
        duties.mail(review, "controlReview.overdue", asked);
        duties.tell(review, "controlReview.late", without(duties.compliance(), asked));
    }

    /** Two weeks later management hears of it, and the manager of whoever has it. */
    @Transactional
    public void escalate(UUID id) {
        ControlReviewFacts review = table.require(id);
        if (review.state().isOver()) {
            return;
        }
        record("ControlReviewEscalated", review, Map.of("due", review.dueOn().toString()));
        List<UUID> asked = duties.asked(review);
        Stream<UUID> managers = review.state() == ControlReviewState.ACCEPTING || asked.size() > 1
                ? Stream.empty()
                : asked.stream()
                        .flatMap(person -> people.managersAbove(person).stream().limit(1))
                        .map(Person::id);
        List<UUID> told =
                Stream.concat(managers, duties.management().stream()).distinct().toList();
        duties.tell(review, "controlReview.escalated", without(told, asked));
    }

    /**
     * Closes an accepted review and plans the next.
     *
     * @return what it came to, as the decision tables name it
     */
    @Transactional
    public String close(UUID id) {
        boolean first = moves.closed(id, ControlReviewState.CLOSED);
        ControlReviewFacts review = table.require(id);
        if (first) {
            closed(review);
        }
        return String.valueOf(review.result());
    }

    private void closed(ControlReviewFacts review) {
        duties.close(review);
        Map<String, Object> details = new HashMap<>();
        details.put("number", review.number());
        if (review.result() != null) {
            details.put("outcome", review.result().name());
        }
        record("ControlReviewClosed", review, details);
        List<UUID> parties = Stream.of(review.ownerId(), review.testedBy())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        duties.tell(review, "controlReview.closed", parties);
        plans.plan(List.of(review.controlId()));
    }

    @Transactional
    public void cancelled(UUID id) {
        ControlReviewFacts before = table.require(id);
        if (!moves.closed(id, ControlReviewState.CANCELLED)) {
            return;
        }
        duties.close(before);
        record("ControlReviewCancelled", before, Map.of("number", before.number()));
        if (before.state().isUnderWay()) {
            duties.tell(before, "controlReview.cancelled", duties.asked(before));
        }
    }

    /** Keeps whom compliance named as long as they are independent; else the one of compliance with the least to test. */
    void chooseReviewer(ControlReviewFacts review) {
        if (review.reviewerId() != null
                && table.isCandidate(review.id(), ControlReviewAccess.REVIEWERS, review.reviewerId())) {
            return;
        }
        UUID chosen = table.leastBusy(review.id(), ControlReviewAccess.DEFAULT_REVIEWERS)
                .orElse(null);
        if (chosen == null && review.reviewerId() == null) {
            return;
        }
        moves.reviewer(review.id(), chosen);
        ControlReviewFacts now = table.require(review.id());
        if (now.reviewerName() != null) {
            record("ControlReviewerChosen", now, Map.of("to", now.reviewerName()));
        }
    }

    void record(String act, ControlReviewFacts review, Map<String, ?> details) {
        audit.record(act, review.subject(), review.control(), details);
    }

    private static List<UUID> without(List<UUID> all, List<UUID> some) {
        return all.stream().filter(person -> !some.contains(person)).toList();
    }
}
