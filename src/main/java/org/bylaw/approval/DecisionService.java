package org.bylaw.approval;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.approval.RoundTable.Bar;
import org.bylaw.approval.RoundTable.Round;
import org.bylaw.approval.RoundTable.Stage;
import org.bylaw.approval.SeatTable.Seat;
import org.bylaw.approval.SeatTable.SignatureRequest;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.security.FreshLogin;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.bylaw.work.Duties;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes decisions and signatures; the round's lock puts those that come at the same time into a row. */
@Service
class DecisionService implements Approvals {

    private static final int LONGEST_REASON = 4000;

    private final RoundTable rounds;
    private final SeatTable seats;
    private final TurnTable turns;
    private final ApprovalSubjects subjects;
    private final HandOvers handOvers;
    private final ApprovalMails mails;
    private final Duties duties;
    private final AuditTrail audit;
    private final People people;
    private final CurrentPerson currentPerson;
    private final FreshLogin freshLogin;
    private final Processes processes;
    private final Clock clock;

    DecisionService(
            RoundTable rounds,
            SeatTable seats,
            TurnTable turns,
            ApprovalSubjects subjects,
            HandOvers handOvers,
            ApprovalMails mails,
            Duties duties,
            AuditTrail audit,
            People people,
            CurrentPerson currentPerson,
            FreshLogin freshLogin,
            Processes processes,
            Clock clock) {
        this.rounds = rounds;
        this.seats = seats;
        this.turns = turns;
        this.subjects = subjects;
        this.handOvers = handOvers;
        this.mails = mails;
        this.duties = duties;
        this.audit = audit;
        this.people = people;
        this.currentPerson = currentPerson;
        this.freshLogin = freshLogin;
        this.processes = processes;
        this.clock = clock;
    }

    /** Everything that has been checked before a decision is recorded. */
    private record Turn(
            Round round, Stage stage, Seat seat, ApprovalSubject subject, Person actor, boolean substitute) {
        @Nullable
        UUID onBehalfOf() {
            return substitute ? seat.personId() : null;
        }
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.SEATED_APPROVER)
    @Transactional
    public void decide(UUID roundId, UUID seatId, Outcome outcome, String reason, String sha256) {
        Turn turn = turn(rounds.lock(roundId), seatId, sha256);
        String words = reason.strip();
        if (outcome.needsReason() && words.isEmpty()) {
            throw Problem.invalid("reason", say("Say why, so that the authors know what to do."));
        }
        checkLength(words);
        if (outcome == Outcome.APPROVED && turn.stage().needsSignature()) {
            throw Problem.forbidden(say("This stage is approved with a signature. Choose “Sign” to go on."));
        }
        record(turn, outcome, words);
        finish(turn, outcome, words);
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.SEATED_APPROVER)
    @Transactional
    public void prepareSignature(UUID roundId, UUID seatId, String comment, String sha256) {
        Turn turn = turn(rounds.lock(roundId), seatId, sha256);
        checkLength(comment);
        if (!turn.stage().needsSignature()) {
            throw Problem.invalid(say("This stage needs no signature. Please approve it directly."));
        }
        seats.wishToSign(new SignatureRequest(seatId, turn.actor().id(), comment.strip(), sha256));
        audit.recordFor(
                turn.onBehalfOf(),
                "SigningBegun",
                turn.round().ref(),
                turn.round().page(),
                Map.of("stage", turn.stage().name(), "sha256", sha256));
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.SEATED_APPROVER)
    @Transactional
    public String loginToSign(UUID roundId, UUID seatId, String sha256, String returnPath) {
        SignatureRequest wish = wish(seatId);
        turn(rounds.lock(roundId), seatId, sha256);
        if (!wish.sha256().equals(sha256)) {
            throw changed();
        }
        return freshLogin.begin(purpose(wish), returnPath);
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.SEATED_APPROVER)
    @Transactional(readOnly = true)
    public boolean readyToSign(UUID seatId) {
        return seats.wishOf(seatId, currentPerson.requireId())
                .filter(wish -> freshLogin.isProven(purpose(wish)))
                .isPresent();
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.SEATED_APPROVER)
    @Transactional
    public void sign(UUID roundId, UUID seatId) {
        Round round = rounds.lock(roundId);
        SignatureRequest wish = wish(seatId);
        Turn turn = turn(round, seatId, wish.sha256());
        if (!turn.stage().needsSignature()) {
            throw Problem.invalid(say("This stage needs no signature. Please approve it directly."));
        }
        Instant authenticatedAt = freshLogin.require(purpose(wish));
        UUID decision = record(turn, Outcome.APPROVED, wish.comment());
        Statement statement = Statement.of(
                turn.actor().name(),
                absentName(turn),
                round.title(),
                turn.stage().name());
        seats.sign(
                decision,
                roundId,
                turn.actor().id(),
                turn.actor().name(),
                statement.meaning(),
                statement.sentence(),
                round.sha256(),
                authenticatedAt);
        seats.forgetWishes(seatId);
        audit.recordFor(
                turn.onBehalfOf(),
                "ApprovalSigned",
                round.ref(),
                round.page(),
                Map.of(
                        "stage", turn.stage().name(),
                        "statement", statement.sentence(),
                        "sha256", round.sha256(),
                        "authenticatedAt", authenticatedAt.toString()));
        finish(turn, Outcome.APPROVED, wish.comment());
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.OWNER_ALONE)
    @Transactional
    public void handOver(UUID roundId, UUID seatId, UUID toPersonId, String why) {
        handOvers.byOwner(rounds.lock(roundId), seatId, toPersonId, why.strip());
    }

    private @Nullable String absentName(Turn turn) {
        return turn.substitute() ? people.require(turn.seat().personId()).name() : null;
    }

    private SignatureRequest wish(UUID seatId) {
        return seats.wishOf(seatId, currentPerson.requireId())
                .orElseThrow(() ->
                        Problem.stale(say("There is nothing here for you to sign. Please open the approval again.")));
    }

    /** A login for one signature serves no other: the purpose names the seat, the text, and what was said with it. */
    private static String purpose(SignatureRequest wish) {
        return "sign:" + wish.seatId() + ":" + wish.sha256() + ":" + wish.comment();
    }

    private Turn turn(Round round, UUID seatId, String sha256) {
        Person actor = currentPerson.require();
        TurnTable.Asked asked = turns.find(round.id(), seatId, actor.id())
                .orElseThrow(() -> Problem.notFound(say("Nobody is asked here. Please open the approval again.")));
        ApprovalSubject subject = subjects.hold(round.subject());
        refuseBarred(asked);
        Seat seat = asked.seat();
        refuseNewOwner(round, subject, actor, seat);
        Stage stage = asked.stage();
        if (!round.isOpen() || !stage.isOpen()) {
            throw Problem.stale(say("This has been decided meanwhile, so your decision is no longer needed."));
        }
        if (!seat.isOpen()) {
            throw Problem.stale(say("Somebody has decided here already, or it was handed over. Please look again."));
        }
        boolean substitute = !seat.personId().equals(actor.id());
        if (substitute && !standsIn(actor, seat)) {
            throw Problem.forbidden(say("You are not among those who are asked to decide here."));
        }
        if (asked.decided()) {
            throw Problem.forbidden(
                    say(
                            "You have decided in this stage already, and one person counts once. The owner can hand this over to somebody else."));
        }
        if (!round.sha256().equals(sha256) || !round.sha256().equals(subject.sha256())) {
            throw changed();
        }
        return new Turn(round, stage, seat, subject, actor, substitute);
    }

    /** Who came to own it while it was in approval was no owner when the seats were given, and does not decide either. */
    private static void refuseNewOwner(Round round, ApprovalSubject subject, Person actor, Seat seat) {
        if (subject.ownerId().equals(round.ownerId())) {
            return;
        }
        if (subject.ownerId().equals(actor.id())) {
            throw ownsIt();
        }
        if (subject.ownerId().equals(seat.personId())) {
            throw Problem.forbidden(
                    say(
                            "The person you act for owns this by now, so somebody else has to decide on it. The owner can hand this over."));
        }
    }

    private static Problem ownsIt() {
        return Problem.forbidden(
                say(
                        "You own this, so somebody else has to decide on it, also where you stand in for an approver. You can hand this over to somebody."));
    }

    private static void refuseBarred(TurnTable.Asked asked) {
        if (asked.actorsBar() == Bar.OWNER) {
            throw ownsIt();
        }
        if (asked.actorsBar() == Bar.WRITER) {
            throw Problem.forbidden(
                    say(
                            "You wrote part of this text, so somebody else has to decide on it. That holds for everyone, also for substitutes and admins."));
        }
        if (asked.holderBarred()) {
            throw Problem.forbidden(
                    say("The person you act for wrote part of this text, so nobody can decide on it for them."));
        }
    }

    private boolean standsIn(Person actor, Seat seat) {
        return people.substituteOf(seat.personId(), LocalDate.now(clock))
                .map(Person::id)
                .filter(actor.id()::equals)
                .isPresent();
    }

    private static Problem changed() {
        return Problem.stale(
                say(
                        "The text is not the one that this page showed you. Nothing was recorded; please read the present text first."));
    }

    private static void checkLength(String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid(
                    "reason",
                    say("Please keep it below {0} characters; this has {1}.", LONGEST_REASON, reason.length()));
        }
    }

    private UUID record(Turn turn, Outcome outcome, String reason) {
        Round round = turn.round();
        if (turn.substitute()) {
            rounds.addDeciders(round.id(), List.of(turn.actor().id()));
        }
        UUID decision =
                seats.decide(turn.seat(), turn.actor().id(), turn.onBehalfOf(), outcome, reason, round.sha256());
        Map<String, Object> details = new HashMap<>(Map.of(
                "title", round.title(),
                "stage", turn.stage().name(),
                "outcome", outcome.name(),
                "sha256", round.sha256()));
        if (!reason.isEmpty()) {
            details.put("reason", reason);
        }
        audit.recordFor(turn.onBehalfOf(), "ApprovalDecided", round.ref(), round.page(), details);
        return decision;
    }

    /** Where the stage is decided by this, closes it and lets the process go on; the engine comes last. */
    private void finish(Turn turn, Outcome outcome, String reason) {
        Round round = turn.round();
        Stage stage = turn.stage();
        SeatTable.Tally tally = seats.tally(stage.id());
        stage.stageRule()
                .evaluate(tally.decisions(), tally.seats())
                .ifPresentOrElse(
                        result -> {
                            rounds.closeStage(stage.id(), result);
                            duties.closeAll(RoundCourse.DUTY, round.ref());
                            if (result.needsReason()) {
                                mails.refused(
                                        round,
                                        outcome,
                                        turn.subject().ownerId(),
                                        turn.actor().name(),
                                        reason);
                            } else {
                                mails.stageApproved(round, stage, turn.subject().ownerId());
                            }
                            processes.completeTask(round.subjectId(), "decide", Map.of("stageOutcome", result.name()));
                        },
                        () -> duties.close(
                                RoundCourse.DUTY, round.ref(), turn.seat().personId()));
    }
}
