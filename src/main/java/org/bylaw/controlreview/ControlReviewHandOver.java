package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.util.Map;
import java.util.Set;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.DutyHandOver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets a reviewer give a test to somebody else who is independent. Assessing goes with owning the control. */
@Component
class ControlReviewHandOver implements DutyHandOver {

    private final ControlReviewTable table;
    private final ControlReviewMoves moves;
    private final ControlReviewCycle cycle;
    private final ControlReviewDuties duties;

    ControlReviewHandOver(
            ControlReviewTable table, ControlReviewMoves moves, ControlReviewCycle cycle, ControlReviewDuties duties) {
        this.table = table;
        this.moves = moves;
        this.cycle = cycle;
        this.duties = duties;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ControlReviewDuties.TEST);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(SubjectRef subject, Person from, Person to, String why) {
        ControlReviewFacts review = table.locked(subject.id());
        if (review.state() != ControlReviewState.TESTING || !from.id().equals(review.reviewerId())) {
            throw Problem.stale(say("The review of {0} is no longer with {1}.", review.controlTitle(), from.name()));
        }
        if (!table.isCandidate(review.id(), ControlReviewAccess.REVIEWERS, to.id())) {
            throw Problem.invalid(
                    "to",
                    say(
                            "Choose somebody of compliance or another control's owner; never who owns or assessed this control."));
        }
        moves.reviewer(review.id(), to.id());
        cycle.record("ControlTestHandedOver", review, Map.of("from", from.name(), "to", to.name(), "why", why));
        duties.ask(table.require(review.id()));
    }
}
