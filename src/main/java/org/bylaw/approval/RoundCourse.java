package org.bylaw.approval;

import static org.bylaw.shared.Say.later;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.approval.RoundTable.Round;
import org.bylaw.approval.RoundTable.Stage;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does with a round: opens it, seats people, opens stage after stage, reminds, closes. */
@Component
class RoundCourse {

    /** The duty of whoever is to decide; its subject is the round. */
    static final String DUTY = "approve";

    private final RoundTable rounds;
    private final SeatTable seats;
    private final PlanTable plans;
    private final Seating seating;
    private final ApprovalSubjects subjects;
    private final ApprovalMails mails;
    private final Duties duties;
    private final AuditTrail audit;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;
    private final Duration escalateAfter;

    RoundCourse(
            RoundTable rounds,
            SeatTable seats,
            PlanTable plans,
            Seating seating,
            ApprovalSubjects subjects,
            ApprovalMails mails,
            Duties duties,
            AuditTrail audit,
            People people,
            CurrentPerson currentPerson,
            Clock clock,
            @Value("${bylaw.approval.escalate-after:3d}") Duration escalateAfter) {
        this.rounds = rounds;
        this.seats = seats;
        this.plans = plans;
        this.seating = seating;
        this.subjects = subjects;
        this.mails = mails;
        this.duties = duties;
        this.audit = audit;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
        this.escalateAfter = escalateAfter;
    }

    @Transactional
    UUID open(SubjectRef ref) {
        ApprovalSubject subject = subjects.describe(ref);
        Round round = rounds.open(subject, currentPerson.id().orElse(null));
        audit.record(
                "ApprovalRoundOpened",
                round.ref(),
                round.page(),
                Map.of("title", round.title(), "round", round.number(), "sha256", round.sha256()));
        return round.id();
    }

    @Transactional(readOnly = true)
    Map<String, String> facts(SubjectRef ref) {
        return subjects.describe(ref).routingFacts();
    }

    @Transactional(readOnly = true)
    Map<String, String> factsOfRound(UUID roundId) {
        return facts(rounds.require(roundId).subject());
    }

    /** @throws org.bylaw.shared.Problem where a stage has nobody, or fewer people than its rule needs; the submission is undone with it */
    @Transactional
    void plan(UUID roundId, List<PlannedStage> stages) {
        Round round = rounds.require(roundId);
        ApprovalSubject subject = subjects.describe(round.subject());
        plans.write(roundId, seating.seatAll(stages, subject));
        rounds.barOwner(roundId, subject.ownerId());
    }

    @Transactional
    void openNextStage(UUID roundId) {
        Round round = rounds.lock(roundId);
        Stage stage = rounds.nextPlanned(roundId)
                .orElseThrow(() -> new IllegalStateException("Round " + roundId + " has no further stage"));
        Instant dueAt = LocalDate.now(clock)
                .plusDays(stage.days())
                .atTime(LocalTime.of(23, 59))
                .atZone(clock.getZone())
                .toInstant();
        rounds.openStage(stage.id(), dueAt);
        List<SeatTable.Seat> seated = seats.ofStage(stage.id());
        ask(round, stage, dueAt, seated);
        audit.record(
                "ApprovalStageOpened",
                round.ref(),
                round.page(),
                Map.of("stage", stage.name(), "approvers", names(personIds(seated)), "due", dueAt.toString()));
    }

    /** Gives the duty to decide, and a mail, to these seats of a stage that is open now. */
    void ask(Round round, Stage stage, Instant dueAt, List<SeatTable.Seat> seated) {
        duties.open(seated.stream()
                .map(seat -> new Duty(
                        DUTY,
                        round.ref(),
                        seat.personId(),
                        stage.needsSignature() ? later("Sign") : later("Approve"),
                        round.title(),
                        seat.why(),
                        round.openedBy(),
                        round.path(),
                        dueAt))
                .toList());
        mails.asked(round, stage, dueAt, personIds(seated));
    }

    @Transactional(readOnly = true)
    boolean hasFurtherStage(UUID roundId) {
        return rounds.nextPlanned(roundId).isPresent();
    }

    @Transactional(readOnly = true)
    Instant remindAt(UUID roundId) {
        return dueAt(roundId);
    }

    @Transactional(readOnly = true)
    Instant escalateAt(UUID roundId) {
        return dueAt(roundId).plus(escalateAfter);
    }

    private Instant dueAt(UUID roundId) {
        return rounds.openStage(roundId)
                .map(Stage::dueAt)
                .orElseThrow(() -> new IllegalStateException("Round " + roundId + " has no open stage"));
    }

    @Transactional
    void remindLate(UUID roundId) {
        Round round = rounds.lock(roundId);
        rounds.openStage(roundId)
                .filter(stage -> rounds.markReminded(stage.id()))
                .ifPresent(stage -> {
                    List<UUID> late = undecided(stage);
                    mails.late(round, late);
                    audit.record(
                            "LateApproversReminded",
                            round.ref(),
                            round.page(),
                            Map.of("stage", stage.name(), "approvers", names(late)));
                });
    }

    @Transactional
    void escalate(UUID roundId) {
        Round round = rounds.lock(roundId);
        rounds.openStage(roundId)
                .filter(stage -> rounds.markEscalated(stage.id()))
                .ifPresent(stage -> {
                    List<UUID> late = undecided(stage);
                    Map<UUID, Person> known = people.byIds(late);
                    for (UUID personId : late) {
                        people.managerOf(personId)
                                .ifPresent(manager -> mails.escalated(
                                        round, manager.id(), known.get(personId).name(), dueAt(roundId)));
                    }
                    audit.record(
                            "LateApprovalEscalated",
                            round.ref(),
                            round.page(),
                            Map.of("stage", stage.name(), "approvers", names(late)));
                });
    }

    private List<UUID> undecided(Stage stage) {
        return seats.ofStage(stage.id()).stream()
                .filter(SeatTable.Seat::isOpen)
                .map(SeatTable.Seat::personId)
                .toList();
    }

    @Transactional
    Outcome close(UUID roundId, Outcome outcome) {
        Round round = rounds.lock(roundId);
        rounds.close(roundId, outcome.name());
        duties.closeAll(round.ref());
        audit.record(
                "ApprovalRoundClosed",
                round.ref(),
                round.page(),
                Map.of("title", round.title(), "round", round.number(), "outcome", outcome.name()));
        return outcome;
    }

    /** The owner took the subject back; where no round is open there is nothing to do. */
    @Transactional
    void withdraw(SubjectRef subject) {
        rounds.lockOpen(subject).ifPresent(round -> {
            List<UUID> asked = duties.holders(DUTY, round.ref());
            rounds.close(round.id(), "WITHDRAWN");
            duties.closeAll(round.ref());
            mails.withdrawn(round, asked);
            audit.record(
                    "ApprovalRoundWithdrawn",
                    round.ref(),
                    round.page(),
                    Map.of("title", round.title(), "round", round.number()));
        });
    }

    private static List<UUID> personIds(List<SeatTable.Seat> seated) {
        return seated.stream().map(SeatTable.Seat::personId).toList();
    }

    private List<String> names(Collection<UUID> personIds) {
        return people.byIds(personIds).values().stream()
                .map(Person::name)
                .sorted()
                .toList();
    }
}
