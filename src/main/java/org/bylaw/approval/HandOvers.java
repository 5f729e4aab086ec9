package org.bylaw.approval;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.approval.RoundTable.Bar;
import org.bylaw.approval.RoundTable.Round;
import org.bylaw.approval.RoundTable.Stage;
import org.bylaw.approval.SeatTable.Seat;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.Problem;
import org.bylaw.work.Duties;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives seats to others: the owner does where somebody is late, and a leaver's go to the manager at once. */
@Component
class HandOvers {

    private final RoundTable rounds;
    private final SeatTable seats;
    private final Seating seating;
    private final ApprovalSubjects subjects;
    private final ApprovalMails mails;
    private final Duties duties;
    private final AuditTrail audit;
    private final People people;
    private final CurrentPerson currentPerson;

    HandOvers(
            RoundTable rounds,
            SeatTable seats,
            Seating seating,
            ApprovalSubjects subjects,
            ApprovalMails mails,
            Duties duties,
            AuditTrail audit,
            People people,
            CurrentPerson currentPerson) {
        this.rounds = rounds;
        this.seats = seats;
        this.seating = seating;
        this.subjects = subjects;
        this.mails = mails;
        this.duties = duties;
        this.audit = audit;
        this.people = people;
        this.currentPerson = currentPerson;
    }

    void byOwner(Round round, UUID seatId, UUID toPersonId, String why) {
        UUID owner = subjects.hold(round.subject()).ownerId();
        if (!owner.equals(currentPerson.requireId())) {
            throw Problem.forbidden(say("Only its owner hands an approval over to somebody else."));
        }
        Seat seat = seats.find(seatId)
                .filter(found -> found.roundId().equals(round.id()))
                .filter(Seat::isOpen)
                .orElseThrow(() -> Problem.stale(say("This has been decided or handed over meanwhile.")));
        if (why.isEmpty()) {
            throw Problem.invalid("why", say("Say why, for the record."));
        }
        Person to = people.find(toPersonId)
                .filter(Person::active)
                .orElseThrow(() -> Problem.invalid("to", say("Choose somebody who works here.")));
        Bar bar = toPersonId.equals(owner) && !owner.equals(round.ownerId())
                ? Bar.OWNER
                : rounds.barredFrom(round.id()).get(toPersonId);
        if (bar != null) {
            throw Problem.invalid(
                    "to",
                    bar == Bar.WRITER
                            ? say("{0} wrote part of this text and so cannot decide on it.", to.name())
                            : say("{0} owns this; somebody else has to decide on it.", to.name()));
        }
        if (sitters(seat.stageId()).contains(toPersonId)) {
            throw Problem.invalid("to", say("{0} is asked in this stage already.", to.name()));
        }
        move(round, seat, people.require(seat.personId()), toPersonId, why);
    }

    private Set<UUID> sitters(UUID stageId) {
        Set<UUID> sitters = new HashSet<>();
        seats.ofStage(stageId).forEach(seat -> sitters.add(seat.personId()));
        return sitters;
    }

    /** Goes before the general handing over of duties, which knows nothing of four eyes. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional(propagation = Propagation.MANDATORY)
    void onPersonLeft(PersonLeft left) {
        Person leaver = people.require(left.personId());
        for (UUID roundId : rounds.openRoundsOf(left.personId())) {
            Round round = rounds.lock(roundId);
            for (Seat seat : seats.openOf(roundId, left.personId())) {
                Set<UUID> excluded = sitters(seat.stageId());
                excluded.addAll(rounds.barredFrom(roundId).keySet());
                Optional<UUID> successor = seating.successorOf(left.personId(), excluded);
                if (successor.isPresent()) {
                    move(round, seat, leaver, successor.get(), later("left the organisation"));
                } else {
                    duties.close(RoundCourse.DUTY, round.ref(), left.personId());
                    mails.vacant(round, subjects.describe(round.subject()).ownerId(), leaver.name());
                }
            }
        }
    }

    private void move(Round round, Seat seat, Person from, UUID to, String why) {
        rounds.addDeciders(round.id(), Set.of(to));
        seats.handOver(seat, to, "in place of %s (%s)".formatted(from.name(), why), why);
        Stage stage = rounds.requireStage(seat.stageId());
        if (stage.isOpen()) {
            duties.handOver(RoundCourse.DUTY, round.ref(), from.id(), to, why);
            mails.handedOver(round, to, from.name());
        }
        audit.record(
                "ApprovalHandedOver",
                round.ref(),
                round.page(),
                Map.of(
                        "stage", stage.name(),
                        "from", from.name(),
                        "to", people.require(to).name(),
                        "why", why));
    }
}
