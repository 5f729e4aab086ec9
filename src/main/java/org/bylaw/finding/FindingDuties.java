package org.bylaw.finding;

import static org.bylaw.shared.Say.later;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Role;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.springframework.stereotype.Component;

/** The duties to plan, to correct and to verify, in words. */
@Component
class FindingDuties {

    static final String CORRECT = "correct";
    static final String VERIFY = "verify";

    private final Duties duties;
    private final People people;
    private final Clock clock;

    FindingDuties(Duties duties, People people, Clock clock) {
        this.duties = duties;
        this.people = people;
        this.clock = clock;
    }

    /** When it is late: the day that it is due on is over. */
    Instant dueAt(FindingFacts finding) {
        return finding.action()
                .dueOn()
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
    }

    /** Whose turn it is: the owner, then the verifier; where none is named, everyone in compliance who may verify it. */
    List<UUID> askedFor(FindingFacts finding) {
        ActionFacts action = finding.action();
        if (action.state() != ActionState.VERIFY) {
            return List.of(action.ownerId());
        }
        return action.verifierId() == null
                ? people.inRole(Role.COMPLIANCE).stream()
                        .map(Person::id)
                        .filter(id -> !id.equals(action.ownerId()) && !id.equals(action.doneById()))
                        .toList()
                : List.of(action.verifierId());
    }

    /** Puts the finding on the list of whoever has the turn, and takes it off all others. */
    void pass(FindingFacts finding) {
        duties.closeAll(finding.action().subject());
        ActionFacts action = finding.action();
        if (action.state() == ActionState.DONE || action.startedAt() == null) {
            return;
        }
        boolean verify = action.state() == ActionState.VERIFY;
        String verb = verify
                ? later("Verify the correction:")
                : action.state() == ActionState.PLAN ? later("Plan the correction:") : later("Correct:");
        duties.open(askedFor(finding).stream()
                .map(person -> new Duty(
                        verify ? VERIFY : CORRECT,
                        action.subject(),
                        person,
                        verb,
                        finding.name() + " " + finding.title(),
                        verify ? verifierWhy(finding) : ownerWhy(action),
                        finding.raisedById(),
                        "/findings/" + finding.id(),
                        dueAt(finding).minusSeconds(1)))
                .toList());
    }

    private static String ownerWhy(ActionFacts action) {
        return action.ownerWhy() == null ? later("as who answers for the correction") : action.ownerWhy();
    }

    private static String verifierWhy(FindingFacts finding) {
        UUID verifier = finding.action().verifierId();
        if (verifier == null) {
            return later("for compliance");
        }
        return verifier.equals(finding.raisedById())
                ? later("as who raised the finding")
                : later("as who was asked to verify it");
    }
}
