package org.bylaw.controlreview;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.control.ControlTailored;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps reviews in step with what changes around them: whether a control applies, who owns it, who has left. */
@Component
class ControlReviewChanges {

    static final String NOT_APPLICABLE = "ControlNotApplicable";

    private final ControlReviewTable table;
    private final ControlReviewMoves moves;
    private final ControlReviewPlans plans;
    private final ControlReviewCycle cycle;
    private final ControlReviewDuties duties;
    private final Processes processes;
    private final People people;

    ControlReviewChanges(
            ControlReviewTable table,
            ControlReviewMoves moves,
            ControlReviewPlans plans,
            ControlReviewCycle cycle,
            ControlReviewDuties duties,
            Processes processes,
            People people) {
        this.table = table;
        this.moves = moves;
        this.plans = plans;
        this.cycle = cycle;
        this.duties = duties;
        this.processes = processes;
        this.people = people;
    }

    /** A control that applies and has an owner gets a review; one that applies no more loses the one ahead. */
    @EventListener
    @Transactional
    public void follow(ControlTailored tailored) {
        Optional<ControlReviewFacts> ahead = table.ahead(tailored.controlId());
        if (!tailored.applicable()) {
            ahead.ifPresent(review -> processes.correlateIfAwaited(NOT_APPLICABLE, review.id()));
        } else if (ahead.isEmpty()) {
            if (tailored.ownerId() != null) {
                plans.plan(List.of(tailored.controlId()));
            }
        } else {
            UUID owner = Optional.ofNullable(tailored.ownerId())
                    .flatMap(people::find)
                    .filter(Person::active)
                    .map(Person::id)
                    .orElse(null);
            passOn(ahead.get(), owner);
        }
    }

    /** What a leaver was to assess waits for an owner, and what they were to test goes to somebody else; before duties move. */
    @EventListener
    @Order(0)
    @Transactional
    public void follow(PersonLeft left) {
        duties.release(left.personId(), table.withSeveral());
        for (ControlReviewFacts review : table.with(left.personId())) {
            if (left.personId().equals(review.ownerId())) {
                passOn(review, null);
            }
            if (left.personId().equals(review.reviewerId())) {
                replaceReviewer(review);
            }
        }
    }

    /** Another owner assesses, as long as nobody has; afterwards only the reviewer must not become the owner. */
    private void passOn(ControlReviewFacts review, @Nullable UUID owner) {
        boolean assessed =
                review.state() != ControlReviewState.PLANNED && review.state() != ControlReviewState.ASSESSING;
        if (assessed) {
            if (owner != null && owner.equals(review.reviewerId())) {
                replaceReviewer(review);
            }
            return;
        }
        if (Objects.equals(owner, review.ownerId())) {
            return;
        }
        moves.owner(review.id(), owner);
        ControlReviewFacts now = table.require(review.id());
        cycle.record(
                "ControlReviewPassedOn",
                now,
                Map.of("from", nameOr(review.ownerName()), "to", nameOr(now.ownerName())));
        if (now.state() == ControlReviewState.ASSESSING) {
            duties.ask(now);
        } else {
            duties.close(now);
            if (owner == null) {
                duties.askForOwner(now);
            }
        }
    }

    private static String nameOr(@Nullable String name) {
        return name == null ? "compliance" : name;
    }

    private void replaceReviewer(ControlReviewFacts review) {
        if (review.state() == ControlReviewState.TESTING || review.state() == ControlReviewState.ACCEPTING) {
            cycle.chooseReviewer(review);
            if (review.state() == ControlReviewState.TESTING) {
                duties.ask(table.require(review.id()));
            }
        } else {
            moves.reviewer(review.id(), null);
        }
    }
}
