package org.bylaw.waiver;

import static org.bylaw.shared.Say.say;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.Problem;
import org.bylaw.shared.ReadingRight;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.DutyHandOver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who has a waiver and who decides on it can change: by handing over, or because somebody left. */
@Component
class WaiverSeats implements DutyHandOver, ReadingRight {

    private final WaiverTable table;
    private final WaiverRounds rounds;
    private final WaiverAccess access;
    private final WaiverNews news;
    private final WaiverCourse course;
    private final People people;

    WaiverSeats(
            WaiverTable table,
            WaiverRounds rounds,
            WaiverAccess access,
            WaiverNews news,
            WaiverCourse course,
            People people) {
        this.table = table;
        this.rounds = rounds;
        this.access = access;
        this.news = news;
        this.course = course;
        this.people = people;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(WaiverNews.DECIDE, WaiverNews.RENEW);
    }

    /** The decision goes to another person, or, where its end is near, the waiver itself. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(SubjectRef subject, Person from, Person to, String why) {
        WaiverFacts waiver = table.take(subject.id());
        WaiverRound round = rounds.open(waiver.id()).orElse(null);
        String place = "in place of %s (%s)".formatted(from.name(), why);
        if (round != null
                && round.state() == WaiverRound.State.ASKED
                && from.id().equals(round.deciderId())) {
            if (WaiverAccess.parties(waiver, round.askedBy()).contains(to.id())) {
                throw Problem.invalid(
                        "to",
                        say("{0} asks for this waiver and cannot decide on it. Choose somebody else.", to.name()));
            }
            decider(waiver, round, new WaiverRounds.Decider(to.id(), place), from.name(), why);
        } else if (waiver.state() == WaiverState.ACTIVE
                && round == null
                && from.id().equals(waiver.holderId())) {
            holder(waiver, to.id(), from.name(), why);
        } else {
            throw Problem.stale(say("{0} is no longer with {1}.", waiver.name(), from.name()));
        }
    }

    /** What a leaver had goes to the manager, what they had to decide to the next who answers for it; before duties move. */
    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    void left(PersonLeft left) {
        Person leaver = people.require(left.personId());
        UUID manager = people.managerOf(leaver.id()).map(Person::id).orElse(null);
        table.openOf(leaver.id())
                .forEach(id -> holder(table.take(id), manager, leaver.name(), "left the organisation"));
        for (UUID id : rounds.askedOf(leaver.id())) {
            WaiverFacts waiver = table.take(id);
            WaiverRound round = rounds.requireOpen(id);
            WaiverRounds.Decider next = access.decider(leaver.id(), parties(waiver, round, leaver.id()));
            decider(waiver, round, next, leaver.name(), "left the organisation");
        }
        // A manager cannot take over what waits for a role: whoever else has the role keeps it.
        rounds.askedOfSeveral().forEach(id -> release(table.require(id), rounds.requireOpen(id), leaver.id()));
    }

    private void release(WaiverFacts waiver, WaiverRound round, UUID leaver) {
        news.released(waiver, leaver);
        if (round.state() == WaiverRound.State.TO_MANAGEMENT) {
            course.openSignature(waiver, round);
        } else {
            course.openDecision(waiver, round);
        }
    }

    private static Set<UUID> parties(WaiverFacts waiver, WaiverRound round, UUID leaver) {
        Set<UUID> parties = new HashSet<>(WaiverAccess.parties(waiver, round.askedBy()));
        parties.add(leaver);
        return parties;
    }

    private void decider(WaiverFacts waiver, WaiverRound round, WaiverRounds.Decider next, String from, String why) {
        rounds.decider(waiver.id(), next);
        WaiverRound moved = rounds.requireOpen(waiver.id());
        news.record(null, "WaiverDecisionHandedOver", waiver, moved(from, moved.deciderName(), why));
        if (round.state() == WaiverRound.State.ASKED) {
            news.done(waiver, WaiverNews.DECIDE);
            course.ask(waiver.id());
        }
    }

    private void holder(WaiverFacts before, @Nullable UUID to, String from, String why) {
        table.holder(before.id(), to);
        WaiverFacts waiver = table.require(before.id());
        news.record(null, "WaiverHandedOver", waiver, moved(from, waiver.holderName(), why));
        news.urgent(news.holders(waiver), "waiver.yours", waiver, Map.of("from", from));
        news.done(waiver, WaiverNews.RENEW);
        if (waiver.state() == WaiverState.EXPIRED && rounds.open(waiver.id()).isEmpty()) {
            news.done(waiver, WaiverNews.SETTLE);
            news.settleDuty(waiver);
        }
        if (waiver.state() == WaiverState.ACTIVE && rounds.open(waiver.id()).isEmpty()) {
            remindAnew(waiver);
        }
        rounds.open(waiver.id()).ifPresent(round -> adjust(waiver, round, to));
    }

    /** A reminder that came already comes once more, to whoever has it now. */
    private void remindAnew(WaiverFacts waiver) {
        if (!course.remindAt(waiver.id()).isAfter(news.now())) {
            table.forgetReminder(waiver.id());
            course.remind(waiver.id());
        }
    }

    /** Whoever has it now may be the one who was to decide or sign, which nobody does on their own behalf. */
    private void adjust(WaiverFacts waiver, WaiverRound round, @Nullable UUID holder) {
        switch (round.state()) {
            case ASKED, ASKED_BACK -> {
                if (holder != null && holder.equals(round.deciderId())) {
                    decider(
                            waiver,
                            round,
                            access.decider(waiver.ownerId(), WaiverAccess.parties(waiver, round.askedBy())),
                            String.valueOf(round.deciderName()),
                            "has the waiver now");
                }
                if (round.state() == WaiverRound.State.ASKED_BACK) {
                    news.done(waiver, WaiverNews.ANSWER);
                    course.openAnswer(waiver, rounds.requireOpen(waiver.id()));
                }
            }
            case TO_MANAGEMENT -> {
                news.done(waiver, WaiverNews.SIGN);
                course.openSignature(waiver, round);
            }
            case GRANTED, REFUSED, WITHDRAWN, OVERTAKEN -> {}
        }
    }

    private static Map<String, String> moved(String from, @Nullable String to, String why) {
        return Map.of("from", from, "to", to == null ? "compliance" : to, "why", why);
    }

    /** Whoever decides on an exception may read what it is an exception to. */
    @Override
    public boolean mayRead(SubjectRef subject, UUID personId) {
        return subject.kind().equals(SubjectRef.POLICY_VERSION) && rounds.decidesOn(subject.id(), personId);
    }
}
