package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.util.Set;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.DutyHandOver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets whoever corrects or verifies give that to somebody else out of their list of work. */
@Component
class FindingHandOver implements DutyHandOver {

    private final FindingTable table;
    private final CorrectionDesk desk;

    FindingHandOver(FindingTable table, CorrectionDesk desk) {
        this.table = table;
        this.desk = desk;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(FindingDuties.CORRECT, FindingDuties.VERIFY);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(SubjectRef subject, Person from, Person to, String why) {
        FindingFacts finding = table.ofAction(subject.id());
        ActionFacts action = finding.action();
        switch (action.state()) {
            case PLAN, DOING -> {
                if (!from.id().equals(action.ownerId())) {
                    throw gone(finding, from);
                }
                desk.giveTo(finding, action.revision(), to, why);
            }
            case VERIFY -> desk.verifyBy(finding, action.revision(), to.id(), why);
            case DONE -> throw gone(finding, from);
        }
    }

    private static Problem gone(FindingFacts finding, Person from) {
        return Problem.stale(say("The correction of {0} is no longer with {1}.", finding.name(), from.name()));
    }
}
