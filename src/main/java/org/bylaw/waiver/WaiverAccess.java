package org.bylaw.waiver;

import static org.bylaw.shared.Say.later;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see a waiver, and whose turn it is: never that of whoever asks for it. */
@Component
class WaiverAccess {

    /** Who sees the waivers of everybody. */
    static final Role[] SEE_ALL = {Role.MANAGEMENT, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN};

    /**
     * On {@code waiver w}: those who asked, have it, own its policy or control, or had to decide. The ids are gathered first,
     * so that the planner looks them up one by one instead of reading all waivers.
     */
    static final String OURS = """
            w.id = ANY (ARRAY(SELECT id FROM waiver WHERE holder_id = ANY (:us)
                UNION ALL SELECT id FROM waiver WHERE requested_by = ANY (:us)
                UNION ALL SELECT x.id FROM waiver x JOIN policy y ON y.id = x.policy_id WHERE y.owner_id = ANY (:us)
                UNION ALL SELECT x.id FROM waiver x JOIN tailoring y ON y.control_id = x.control_id
                    WHERE y.owner_id = ANY (:us)
                UNION ALL SELECT waiver_id FROM waiver_round WHERE decider_id = ANY (:us)
                UNION ALL SELECT waiver_id FROM waiver_decision WHERE decided_by = ANY (:us)))
            """;

    private final WaiverTable table;
    private final WaiverRounds rounds;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    WaiverAccess(WaiverTable table, WaiverRounds rounds, People people, CurrentPerson currentPerson, Clock clock) {
        this.table = table;
        this.rounds = rounds;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    boolean seesAll() {
        return currentPerson.hasAny(SEE_ALL);
    }

    /** The current person, and those for whom the person acts today. */
    Set<UUID> us() {
        UUID me = currentPerson.requireId();
        return Stream.concat(
                        Stream.of(me),
                        people.actsFor(me, LocalDate.now(clock)).stream().map(Person::id))
                .collect(Collectors.toSet());
    }

    boolean maySee(UUID waiverId) {
        return seesAll() || table.isVisible(waiverId, us());
    }

    WaiverFacts readable(UUID waiverId) {
        WaiverFacts waiver = table.require(waiverId);
        if (!maySee(waiverId)) {
            throw WaiverTable.missing();
        }
        return waiver;
    }

    /** Whether it is the current person's, or that of somebody who is away; compliance's where nobody else is left. */
    boolean holds(WaiverFacts waiver) {
        return waiver.holderId() == null ? currentPerson.has(Role.COMPLIANCE) : us().contains(waiver.holderId());
    }

    /** Whether the current person answers for the policy or control, or is compliance. */
    boolean steers(WaiverFacts waiver) {
        return currentPerson.has(Role.COMPLIANCE) || waiver.ownerId() != null && us().contains(waiver.ownerId());
    }

    /** The owner; where that is one of the parties or has left, the nearest manager above who is none; else compliance. */
    WaiverRounds.Decider decider(@Nullable UUID ownerId, Set<UUID> parties) {
        Optional<Person> owner = Optional.ofNullable(ownerId).flatMap(people::find);
        if (owner.filter(person -> person.active() && !parties.contains(person.id()))
                .isPresent()) {
            return new WaiverRounds.Decider(ownerId, later("as the owner"));
        }
        return owner.stream()
                .flatMap(person -> people.managersAbove(person.id()).stream())
                .map(Person::id)
                .filter(id -> !parties.contains(id))
                .findFirst()
                .map(id -> new WaiverRounds.Decider(id, later("as the owner's manager")))
                .orElseGet(() -> new WaiverRounds.Decider(null, later("for compliance")));
    }

    /** Who must not decide: whoever asked for the waiver or its renewal, and whoever has it now. */
    static Set<UUID> parties(WaiverFacts waiver, UUID askedBy) {
        return Stream.of(waiver.requestedBy(), askedBy, waiver.holderId())
                .filter(id -> id != null)
                .collect(Collectors.toSet());
    }

    /** Those who decide first. */
    List<UUID> deciders(WaiverFacts waiver, WaiverRound round) {
        return round.deciderId() == null
                ? inRole(Role.COMPLIANCE, parties(waiver, round.askedBy()))
                : List.of(round.deciderId());
    }

    /** Those of management who have no part in it, nor agreed as its owner. */
    List<UUID> signers(WaiverFacts waiver, WaiverRound round) {
        return inRole(
                Role.MANAGEMENT,
                Stream.concat(parties(waiver, round.askedBy()).stream(), agreed(round).stream())
                        .collect(Collectors.toSet()));
    }

    private List<UUID> agreed(WaiverRound round) {
        return rounds.decisions(round.waiverId()).stream()
                .filter(decision ->
                        decision.round() == round.number() && decision.outcome() == WaiverDecision.Outcome.AGREED)
                .map(WaiverDecision::decidedBy)
                .toList();
    }

    List<UUID> inRole(Role role, Set<UUID> without) {
        return people.inRole(role).stream()
                .map(Person::id)
                .filter(id -> !without.contains(id))
                .toList();
    }

    /** In whose place the current person may decide first: their own, or that of somebody who is away; empty for nobody's. */
    Optional<UUID> decidesAs(WaiverFacts waiver, WaiverRound round) {
        return round.state() == WaiverRound.State.ASKED
                ? actsAs(waiver, round, deciders(waiver, round))
                : Optional.empty();
    }

    /** The same for the signature of management; whoever agreed first signs for nobody. */
    Optional<UUID> signsAs(WaiverFacts waiver, WaiverRound round) {
        return round.state() == WaiverRound.State.TO_MANAGEMENT
                        && !agreed(round).contains(currentPerson.requireId())
                ? actsAs(waiver, round, signers(waiver, round))
                : Optional.empty();
    }

    private Optional<UUID> actsAs(WaiverFacts waiver, WaiverRound round, List<UUID> asked) {
        UUID me = currentPerson.requireId();
        if (parties(waiver, round.askedBy()).contains(me)) {
            return Optional.empty();
        }
        if (asked.contains(me)) {
            return Optional.of(me);
        }
        Set<UUID> us = us();
        return asked.stream().filter(us::contains).findFirst();
    }
}
