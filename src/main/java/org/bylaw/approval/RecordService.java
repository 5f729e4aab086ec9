package org.bylaw.approval;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.approval.RoundTable.Bar;
import org.bylaw.people.Absence;
import org.bylaw.people.Absences;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.ReadingRight;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows rounds to those who may see them, and lets everyone who decides read the text. */
@Service
class RecordService implements ApprovalRecords, ReadingRight {

    private final RoundQueries queries;
    private final RoundTable rounds;
    private final SeatTable seats;
    private final ApprovalSubjects subjects;
    private final ObjectProvider<SubjectGuide> guides;
    private final People people;
    private final Absences absences;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    RecordService(
            RoundQueries queries,
            RoundTable rounds,
            SeatTable seats,
            ApprovalSubjects subjects,
            ObjectProvider<SubjectGuide> guides,
            People people,
            Absences absences,
            CurrentPerson currentPerson,
            Clock clock) {
        this.queries = queries;
        this.rounds = rounds;
        this.seats = seats;
        this.subjects = subjects;
        this.guides = guides;
        this.people = people;
        this.absences = absences;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    @Transactional(readOnly = true)
    public ApprovalPage page(UUID roundId) {
        RoundView round = require(roundId);
        UUID me = currentPerson.requireId();
        if (!maySee(List.of(round)).contains(roundId)) {
            throw notThere();
        }
        Map<UUID, Bar> barred = rounds.barredFrom(roundId);
        boolean wroteIt = barred.get(me) == Bar.WRITER;
        List<RoundView> earlier = queries.ofSubject(round.subject()).stream()
                .filter(other -> other.number() < round.number())
                .toList();
        if (round.state() != RoundView.State.OPEN) {
            return new ApprovalPage(round, earlier, List.of(), wroteIt, false, false);
        }
        ApprovalSubject subject = subjects.describe(round.subject());
        return new ApprovalPage(
                round,
                earlier,
                barred.containsKey(me) ? List.of() : turns(round, me),
                wroteIt,
                subject.ownerId().equals(me),
                !subject.sha256().equals(round.sha256()));
    }

    /** Where the person sits, or stands in for somebody who does and is away today. */
    private List<ApprovalPage.Turn> turns(RoundView round, UUID me) {
        Map<UUID, Absence> absent = absencesThatISubstitute(me);
        return round.openStage().stream()
                .filter(stage -> !seats.hasDecided(stage.id(), me))
                .flatMap(stage -> stage.seats().stream()
                        .filter(RoundView.Seat::open)
                        .filter(seat -> seat.personId().equals(me) || absent.containsKey(seat.personId()))
                        .map(seat -> turn(stage, seat, absent.get(seat.personId()), me)))
                .toList();
    }

    private static ApprovalPage.Turn turn(RoundView.Stage stage, RoundView.Seat seat, Absence absence, UUID me) {
        boolean own = seat.personId().equals(me);
        return new ApprovalPage.Turn(
                seat.id(),
                stage.name(),
                stage.needsSignature(),
                seat.why(),
                own ? null : seat.personName(),
                own ? null : absence.lastDay());
    }

    private Map<UUID, Absence> absencesThatISubstitute(UUID me) {
        LocalDate today = LocalDate.now(clock);
        Set<UUID> actsFor = people.actsFor(me, today).stream().map(Person::id).collect(Collectors.toSet());
        return absences.concerning(me).stream()
                .filter(absence -> absence.substituteId().equals(me) && actsFor.contains(absence.personId()))
                .filter(absence -> !today.isBefore(absence.firstDay()) && !today.isAfter(absence.lastDay()))
                .collect(Collectors.toMap(Absence::personId, Function.identity(), (first, second) -> first));
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.SEATED_APPROVER)
    @Transactional(readOnly = true)
    public SigningPage signing(UUID roundId, UUID seatId) {
        RoundView round = require(roundId);
        Person me = currentPerson.require();
        RoundView.Stage stage = round.stages().stream()
                .filter(candidate ->
                        candidate.seats().stream().anyMatch(seat -> seat.id().equals(seatId)))
                .findFirst()
                .orElseThrow(RecordService::notThere);
        RoundView.Seat seat = stage.seats().stream()
                .filter(candidate -> candidate.id().equals(seatId))
                .findFirst()
                .orElseThrow(RecordService::notThere);
        String absent = seat.personId().equals(me.id()) ? null : seat.personName();
        Statement statement = Statement.of(me.name(), absent, round.title(), stage.name());
        RoundView.Decision decision = seat.decision();
        if (decision != null
                && decision.signature() != null
                && decision.deciderId().equals(me.id())) {
            return new SigningPage(round, statement, decision.reason(), round.sha256(), false, decision.signature());
        }
        SeatTable.SignatureRequest wish = seats.wishOf(seatId, me.id()).orElseThrow(RecordService::notThere);
        String present = subjects.describe(round.subject()).sha256();
        return new SigningPage(
                round,
                statement,
                wish.comment(),
                wish.sha256(),
                !wish.sha256().equals(present) || !wish.sha256().equals(round.sha256()),
                null);
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    @Transactional(readOnly = true)
    public List<RoundView> roundsOf(SubjectRef subject) {
        List<RoundView> found =
                subject.kind().equals(SubjectRef.POLICY) ? queries.ofPage(subject) : queries.ofSubject(subject);
        Set<UUID> visible = maySee(found);
        return found.stream()
                .filter(round -> visible.contains(round.id())
                        || round.state() == RoundView.State.APPROVED && isForReaders(round.subject()))
                .toList();
    }

    /** Who approved what is in force its readers may know; what is approved and comes later is unseen by them until then. */
    private boolean isForReaders(SubjectRef subject) {
        return guides.stream().filter(guide -> guide.supports(subject.kind())).allMatch(guide -> guide.maySee(subject));
    }

    private Set<UUID> maySee(List<RoundView> found) {
        List<UUID> ids = found.stream().map(RoundView::id).toList();
        if (ids.isEmpty() || currentPerson.hasAny(Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN)) {
            return Set.copyOf(ids);
        }
        return Set.copyOf(queries.takenPartIn(ids, us(currentPerson.requireId())));
    }

    /** The person, and those for whom the person acts today. */
    private Set<UUID> us(UUID personId) {
        Set<UUID> us = new HashSet<>(Set.of(personId));
        people.actsFor(personId, LocalDate.now(clock)).forEach(absent -> us.add(absent.id()));
        return us;
    }

    /** Whoever decides, or is told that a decision is late, reads the text, though it is not in force. */
    @Override
    public boolean mayRead(SubjectRef subject, UUID personId) {
        List<UUID> ids = queries.idsOf(subject);
        return !ids.isEmpty() && !queries.takenPartIn(ids, us(personId)).isEmpty();
    }

    /** And what was said about it, which the approval shows beside it. */
    @Override
    public boolean mayReadWork(SubjectRef subject, UUID personId) {
        return mayRead(subject, personId);
    }

    private RoundView require(UUID roundId) {
        return queries.find(roundId).orElseThrow(RecordService::notThere);
    }

    private static Problem notThere() {
        return Problem.notFound(say("There is no such approval, or it is not for you to see."));
    }
}
