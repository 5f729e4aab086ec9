package org.bylaw.work;

import static org.bylaw.shared.Say.say;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives several of one's own duties to somebody else at once: all of them, or none where one of them cannot. */
@Service
public class HandingOver {

    private static final int LONGEST_REASON = 200;

    private final DutyTable duties;
    private final List<DutyHandOver> modules;
    private final CurrentPerson currentPerson;
    private final People people;

    HandingOver(DutyTable duties, List<DutyHandOver> modules, CurrentPerson currentPerson, People people) {
        this.duties = duties;
        this.modules = modules;
        this.currentPerson = currentPerson;
        this.people = people;
    }

    /** Whether the current person may give this away; what they do for somebody who is away stays with that one. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean mayHandOver(WorkItem item) {
        return item.forPersonId().equals(currentPerson.requireId())
                && moduleOf(item.kind()).isPresent();
    }

    /** @param why for the record, and for whoever gets them */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    @Transactional
    public void handOver(Collection<UUID> dutyIds, UUID toPersonId, String why) {
        Person me = currentPerson.require();
        Person to = people.find(toPersonId)
                .filter(Person::active)
                .orElseThrow(() -> Problem.invalid("to", say("Choose somebody who works here.")));
        if (to.id().equals(me.id())) {
            throw Problem.invalid("to", say("They are yours already. Choose somebody else."));
        }
        String reason = why.strip();
        if (reason.isEmpty()) {
            throw Problem.invalid("why", say("Say why; the other person and the record need it."));
        }
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid("why", say("At most {0} characters.", LONGEST_REASON));
        }
        List<DutyTable.Held> mine = duties.heldBy(me.id(), dutyIds);
        if (mine.size() < Set.copyOf(dutyIds).size()) {
            throw Problem.stale(say("Some of these are done or with somebody else by now. Please look again."));
        }
        for (DutyTable.Held duty : mine) {
            moduleOf(duty.kind())
                    .orElseThrow(
                            () -> Problem.forbidden(
                                    say(
                                            "Not all of these can be handed over: who approves is for the policy's owner to change, nobody attests for others, and comments are the owner's to answer.")))
                    .handOver(duty.subject(), me, to, reason);
        }
    }

    private Optional<DutyHandOver> moduleOf(String kind) {
        return modules.stream().filter(module -> module.kinds().contains(kind)).findFirst();
    }
}
