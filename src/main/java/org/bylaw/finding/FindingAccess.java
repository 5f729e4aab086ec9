package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what with which finding, beyond the roles: its owner, its verifier, who raised it, and who stands in for them. */
@Component
class FindingAccess {

    private static final Role[] READERS =
            AllowedToSeeControls.class.getAnnotation(Allowed.class).value();

    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    FindingAccess(People people, CurrentPerson currentPerson, Clock clock) {
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    boolean readsAll() {
        return currentPerson.hasAny(READERS);
    }

    boolean mayRead(FindingFacts finding) {
        Set<UUID> us = us();
        return readsAll()
                || us.contains(finding.raisedById())
                || us.contains(finding.action().ownerId())
                || (finding.action().verifierId() != null
                        && us.contains(finding.action().verifierId()));
    }

    /** Whether it is the current person's to correct, for themselves or for an owner who is away. */
    boolean corrects(FindingFacts finding) {
        return us().contains(finding.action().ownerId());
    }

    /** Whether the current person verifies it: never the owner, nor whoever did it in the owner's place. */
    boolean verifies(FindingFacts finding) {
        ActionFacts action = finding.action();
        UUID me = currentPerson.requireId();
        if (me.equals(action.ownerId()) || me.equals(action.doneById())) {
            return false;
        }
        return action.verifierId() == null ? isCompliance() : us().contains(action.verifierId());
    }

    /** For which verifier who is away the current person verifies; empty where it is their own. */
    @Nullable
    UUID verifiesFor(FindingFacts finding) {
        UUID verifier = finding.action().verifierId();
        return verifier == null || verifier.equals(currentPerson.requireId()) ? null : verifier;
    }

    /** Compliance, and whoever raised it or is to verify it, give more time; the owner does not. */
    boolean maySetDate(FindingFacts finding) {
        UUID me = currentPerson.requireId();
        return isCompliance()
                || (!me.equals(finding.action().ownerId())
                        && (me.equals(finding.raisedById())
                                || me.equals(finding.action().verifierId())));
    }

    boolean mayHandOver(FindingFacts finding) {
        return isCompliance()
                || currentPerson.requireId().equals(finding.action().ownerId());
    }

    /** Compliance; before the owner was asked, whoever raised it as well. */
    boolean mayWithdraw(FindingFacts finding) {
        return isCompliance()
                || (finding.action().startedAt() == null
                        && currentPerson.requireId().equals(finding.raisedById()));
    }

    boolean isCompliance() {
        return currentPerson.has(Role.COMPLIANCE);
    }

    void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw Problem.forbidden(otherwise);
        }
    }

    void requireCompliance() {
        require(isCompliance(), say("Compliance does this. Please ask there."));
    }

    /** Who works here; for a field of that name. */
    Person atWork(@Nullable UUID personId, String field) {
        return people.byIds(personId == null ? List.of() : List.of(personId)).values().stream()
                .filter(Person::active)
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, say("Choose somebody who works here.")));
    }

    private Set<UUID> us() {
        UUID me = currentPerson.requireId();
        return Stream.concat(
                        Stream.of(me),
                        people.actsFor(me, LocalDate.now(clock)).stream().map(Person::id))
                .collect(Collectors.toSet());
    }
}
