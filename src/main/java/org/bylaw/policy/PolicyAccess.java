package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.shared.ReadingRight;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what with which policy, beyond the roles: the owner, those who write, those who were asked. */
@Component
public class PolicyAccess {

    private final PolicyTable table;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;
    private final List<ReadingRight> readingRights;

    PolicyAccess(
            PolicyTable table,
            People people,
            CurrentPerson currentPerson,
            Clock clock,
            List<ReadingRight> readingRights) {
        this.table = table;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
        this.readingRights = readingRights;
    }

    /** The current person, and those for whom the person acts today. */
    Set<UUID> meAndThoseIActFor() {
        UUID me = currentPerson.requireId();
        return Stream.concat(
                        Stream.of(me),
                        people.actsFor(me, LocalDate.now(clock)).stream().map(Person::id))
                .collect(Collectors.toSet());
    }

    /** The owner, the owner's substitute today, or compliance, who answers for all policies. */
    public boolean maySteer(PolicyFacts policy) {
        return currentPerson.has(Role.COMPLIANCE) || meAndThoseIActFor().contains(policy.ownerId());
    }

    void requireSteering(PolicyFacts policy) {
        if (!maySteer(policy)) {
            throw Problem.forbidden(say("Only {0}, who owns it, may do this.", policy.ownerName()));
        }
    }

    /** On whose behalf the current person acts when steering; null for the person's own. */
    @Nullable
    UUID onBehalfOf(PolicyFacts policy) {
        UUID me = currentPerson.requireId();
        return !me.equals(policy.ownerId()) && meAndThoseIActFor().contains(policy.ownerId()) ? policy.ownerId() : null;
    }

    /** Whether the current person may write in this text now. */
    public boolean mayWrite(PolicyFacts policy, VersionFacts version) {
        if (!version.state().isEditable() || currentPerson.has(Role.AUDITOR)) {
            return false;
        }
        Set<UUID> us = meAndThoseIActFor();
        return us.contains(policy.ownerId())
                || us.contains(version.createdBy())
                || !Collections.disjoint(us, table.coAuthors(version.id()));
    }

    void requireWriting(PolicyFacts policy, VersionFacts version) {
        if (!version.state().isEditable()) {
            throw Problem.stale(say(
                    "Version {0} is {1} by now and can no longer be changed.",
                    version.number(), version.state().inSentence()));
        }
        if (!mayWrite(policy, version)) {
            throw Problem.forbidden(say("Only the owner, the author and the co-authors write in this draft."));
        }
    }

    /** Drafts are unseen outside; what was published is read by all staff, or by its audience alone. */
    public boolean mayRead(PolicyFacts policy, VersionFacts version) {
        Set<UUID> us = meAndThoseIActFor();
        if (seesAllOf(policy, us)) {
            return true;
        }
        if (version.state().wasPublished()
                && (policy.classification() != Classification.STRICTLY_CONFIDENTIAL
                        || currentPerson.has(Role.MANAGEMENT)
                        || appliesTo(policy, currentPerson.require()))) {
            return true;
        }
        UUID me = currentPerson.requireId();
        SubjectRef subject = SubjectRef.policyVersion(version.id());
        return tookPartIn(version, us) || readingRights.stream().anyMatch(right -> right.mayRead(subject, me));
    }

    /**
     * Whether the current person may see how a text came about: its earlier texts, what was said about them, and the file that
     * it was imported from. Whoever only reads what is in force may not, since these are drafts.
     */
    public boolean mayReadWork(PolicyFacts policy, VersionFacts version) {
        if (!version.state().wasPublished()) {
            return mayRead(policy, version);
        }
        Set<UUID> us = meAndThoseIActFor();
        UUID me = currentPerson.requireId();
        SubjectRef subject = SubjectRef.policyVersion(version.id());
        return seesAllOf(policy, us)
                || currentPerson.has(Role.MANAGEMENT)
                || tookPartIn(version, us)
                || readingRights.stream().anyMatch(right -> right.mayReadWork(subject, me));
    }

    private boolean seesAllOf(PolicyFacts policy, Set<UUID> us) {
        return currentPerson.hasAny(Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN) || us.contains(policy.ownerId());
    }

    private boolean tookPartIn(VersionFacts version, Set<UUID> us) {
        return us.contains(version.createdBy())
                || !Collections.disjoint(us, table.coAuthors(version.id()))
                || !Collections.disjoint(us, table.reviewers(version.id()));
    }

    void requireReading(PolicyFacts policy, VersionFacts version) {
        if (!mayRead(policy, version)) {
            throw Problem.notFound(say("This version is not there, or not for you to see."));
        }
    }

    void requireReadingWork(PolicyFacts policy, VersionFacts version) {
        if (!mayReadWork(policy, version)) {
            throw Problem.notFound(say("This version is not there, or not for you to see."));
        }
    }

    private boolean appliesTo(PolicyFacts policy, Person person) {
        boolean department = policy.audienceDepartments().isEmpty()
                || people.departments().stream()
                        .filter(known -> known.id().equals(person.departmentId()))
                        .anyMatch(known -> policy.audienceDepartments().contains(known.code()));
        boolean location = policy.audienceLocations().isEmpty()
                || (person.location() != null && policy.audienceLocations().contains(person.location()));
        return department && location;
    }
}
