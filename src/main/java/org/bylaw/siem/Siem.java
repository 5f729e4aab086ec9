package org.bylaw.siem;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows those who run the platform how the trail gets to the SIEM; administrators try it and set it going again. */
@Service
public class Siem {

    private static final int MOST_REFUSED = 100;

    /** A receiver that confirms what it stored is asked so often, with that pause before each time. */
    private static final int ASK_AGAIN = 5;

    private static final Duration ASK_AFTER = Duration.ofSeconds(1);

    private final List<Receiver> receivers;
    private final ReceiverStates states;
    private final SealedTrail trail;
    private final EventTable table;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration askAfter;

    /** Those that took a refused event, by its id, and have not confirmed it yet: they are asked instead of sent to again. */
    private final Map<UUID, Receiver> asked = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Receiver> eldest) {
            return size() > MOST_REFUSED;
        }
    });

    @Autowired
    Siem(
            Receivers.All receivers,
            ReceiverStates states,
            SealedTrail trail,
            EventTable table,
            AuditTrail audit,
            CurrentPerson currentPerson,
            TransactionTemplate transaction,
            Clock clock) {
        this(receivers, states, trail, table, audit, currentPerson, transaction, clock, ASK_AFTER);
    }

    Siem(
            Receivers.All receivers,
            ReceiverStates states,
            SealedTrail trail,
            EventTable table,
            AuditTrail audit,
            CurrentPerson currentPerson,
            TransactionTemplate transaction,
            Clock clock,
            Duration askAfter) {
        this.receivers = receivers.list();
        this.states = states;
        this.trail = trail;
        this.table = table;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.transaction = transaction;
        this.clock = clock;
        this.askAfter = askAfter;
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
        Attempt attempt =
                attempt(require(receiver).fresh(), new SiemEvent("test-" + id, -1, "", row, table.of("SiemTested")));
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
     * Offers a refused event again, by itself and out of its order; one that arrives is settled. Where the receiver confirms
     * what it stored, that is once it has: until then the event stays among the refused, and another attempt asks for the
     * confirmation.
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
        Receiver receiver =
                asked.computeIfAbsent(refusedId, id -> require(event.receiver()).fresh());
        Attempt attempt = attempt(receiver, again);
        if (attempt.outcome() != Outcome.WAITING) {
            asked.remove(refusedId);
        }
        transaction.executeWithoutResult(status -> {
            if (attempt.outcome() == Outcome.ARRIVED) {
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

    /** @param receiver another one than the relay's, which may be waiting for the confirmation of a batch */
    private Attempt attempt(Receiver receiver, SiemEvent event) {
        return told(delivered(receiver, event));
    }

    private Delivery delivered(Receiver receiver, SiemEvent event) {
        // Two people may ask for the same one.
        synchronized (receiver) {
            Delivery delivery = receiver.deliver(List.of(event));
            for (int again = 0; again < ASK_AGAIN && delivery instanceof Delivery.Waiting; again++) {
                pause();
                delivery = receiver.deliver(List.of(event));
            }
            return delivery;
        }
    }

    private static Attempt told(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted accepted -> new Attempt(Outcome.ARRIVED, Trouble.ODD_ANSWER, "");
            case Delivery.Waiting waiting -> new Attempt(Outcome.WAITING, Trouble.NOT_CONFIRMED, "");
            case Delivery.Rejected rejected -> new Attempt(Outcome.FAILED, Trouble.ODD_ANSWER, rejected.words());
            case Delivery.Failed failed -> new Attempt(Outcome.FAILED, failed.trouble(), failed.words());
            case Delivery.Stopped stopped -> new Attempt(Outcome.FAILED, stopped.trouble(), stopped.words());
        };
    }

    private void pause() {
        try {
            Thread.sleep(askAfter);
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
