package org.bylaw.siem;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.SealedTrail;
import org.bylaw.audit.TrailRow;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows those who run the platform how the trail gets to the SIEM; administrators try it and set it going again. */
@Service
public class Siem {

    private static final int MOST_REFUSED = 100;

    /** A receiver that confirms what it stored is asked so often, a second apart. */
    private static final int ASK_AGAIN = 5;

    private final List<Receiver> receivers;
    private final ReceiverStates states;
    private final SealedTrail trail;
    private final EventTable table;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Siem(
            Receivers.All receivers,
            ReceiverStates states,
            SealedTrail trail,
            EventTable table,
            AuditTrail audit,
            CurrentPerson currentPerson,
            TransactionTemplate transaction,
            Clock clock) {
        this.receivers = receivers.list();
        this.states = states;
        this.trail = trail;
        this.table = table;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of an event that somebody sent by hand. */
    public enum Outcome {
        ARRIVED,
        /** The receiver took it, and has not confirmed yet that it is stored. */
        WAITING,
        FAILED
    }

    /**
     * How an attempt by hand went.
     *
     * @param trouble what was wrong; {@link Trouble#ODD_ANSWER} where the receiver refused the event itself
     * @param words of the receiver; empty where it arrived
     */
    public record Attempt(Outcome outcome, Trouble trouble, String words) {}

    /** The receivers that the settings name; none where there is no SIEM. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    @Transactional(readOnly = true)
    public List<ReceiverState> receivers() {
        return states.of(receivers);
    }

    /** Events that the receiver did not take, the newest first; at most a hundred. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    @Transactional(readOnly = true)
    public List<RefusedEvent> refused(String receiver) {
        return states.refused(receiver, MOST_REFUSED);
    }

    /** Whether the current person may do something about it, and not only look. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public boolean mayAct() {
        return currentPerson.has(Role.ADMIN);
    }

    /** Sends an event that says it is a test, past the queue, and waits for what becomes of it. */
    @Allowed(Role.ADMIN)
    public Attempt sendTest(String receiver) {
        UUID id = Ids.next();
        SubjectRef me = me();
        TrailRow row = new TrailRow(
                0,
                clock.instant(),
                me.id(),
                states.nameOf(me.id()),
                null,
                null,
                null,
                "SiemTested",
                me,
                me,
                Map.of("receiver", receiver, "note", "This is a test. Nothing happened."));
        Attempt attempt = attempt(receiver, new SiemEvent("test-" + id, -1, "", row, table.of("SiemTested")));
        record(
                "SiemTested",
                Map.of("receiver", receiver, "outcome", attempt.outcome().name()));
        return attempt;
    }

    /** Lets a receiver that waits or stopped be tried at once. */
    @Allowed(Role.ADMIN)
    @Transactional
    public void tryNow(String receiver) {
        require(receiver);
        if (states.tryNow(receiver)) {
            audit.record("SiemTriedAgain", me(), me(), Map.of("receiver", receiver));
        }
    }

    /**
     * Offers a refused event again, by itself and out of its order; one that arrives is settled.
     *
     * @throws Problem where somebody was faster
     */
    @Allowed(Role.ADMIN)
    public Attempt tryRefused(UUID refusedId) {
        RefusedEvent event = states.openRefused(refusedId)
                .orElseThrow(() -> Problem.stale(say("This event is no longer refused: somebody sent it again.")));
        if (event.index() == null) {
            throw Problem.invalid(say("A checkpoint cannot be sent again; the next one says all that it said."));
        }
        SiemEvent again = trail.from(event.index(), 1).stream()
                .map(leaf -> SiemEvent.of(leaf, table))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("The trail has no such row.")));
        Attempt attempt = attempt(event.receiver(), again);
        transaction.executeWithoutResult(status -> {
            if (attempt.outcome() != Outcome.FAILED) {
                states.settle(refusedId, me().id(), clock.instant().atOffset(ZoneOffset.UTC));
            }
            audit.record(
                    "SiemEventTriedAgain",
                    me(),
                    me(),
                    Map.of(
                            "receiver", event.receiver(),
                            "event", event.eventId(),
                            "outcome", attempt.outcome().name()));
        });
        return attempt;
    }

    private Attempt attempt(String name, SiemEvent event) {
        // Another one than the relay's, which may be waiting for the confirmation of a batch.
        Receiver receiver = require(name).fresh();
        Delivery delivery = receiver.deliver(List.of(event));
        for (int asked = 0; asked < ASK_AGAIN && delivery instanceof Delivery.Waiting; asked++) {
            pause();
            delivery = receiver.deliver(List.of(event));
        }
        return switch (delivery) {
            case Delivery.Accepted accepted -> new Attempt(Outcome.ARRIVED, Trouble.ODD_ANSWER, "");
            case Delivery.Waiting waiting -> new Attempt(Outcome.WAITING, Trouble.NOT_CONFIRMED, "");
            case Delivery.Rejected rejected -> new Attempt(Outcome.FAILED, Trouble.ODD_ANSWER, rejected.words());
            case Delivery.Failed failed -> new Attempt(Outcome.FAILED, failed.trouble(), failed.words());
            case Delivery.Stopped stopped -> new Attempt(Outcome.FAILED, stopped.trouble(), stopped.words());
        };
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Receiver require(String name) {
        return receivers.stream()
                .filter(receiver -> receiver.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("The settings name no such receiver.")));
    }

    private void record(String act, Map<String, ?> details) {
        transaction.executeWithoutResult(status -> audit.record(act, me(), me(), details));
    }

    private SubjectRef me() {
        return SubjectRef.person(currentPerson.requireId());
    }
}
