package org.bylaw.notification;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bylaw.shared.OutgoingSchedule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the outbox. A mail whose sending fails waits longer each time, up to an hour, and is tried until it is
 * sent or its recipient is refused for good; several nodes may relay at once.
 */
@Component
@ConditionalOnProperty(name = "bylaw.mail.relay", havingValue = "true", matchIfMissing = true)
class MailRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailRelay.class);
    private static final int BATCH = 50;

    /** After so many batches of digests the round begins anew, with what was written meanwhile. */
    private static final int MOST_BATCHES = 20;

    /** So long after they were claimed mails are begun with: the last of them is sent and noted while it is still ours. */
    private static final Duration BEGUN_WITHIN =
            MailQueue.CLAIM.minus(MailDoor.LONGEST_MAIL).minusSeconds(15);

    private final HeldMails held;
    private final ReturnedMails returned;
    private final MailQueue queue;
    private final LetterWriter writer;
    private final JavaMailSender mail;
    private final MailTries tries;
    private final Clock clock;
    private volatile boolean running;
    private volatile boolean ending;

    MailRelay(
            HeldMails held,
            ReturnedMails returned,
            MailQueue queue,
            LetterWriter writer,
            JavaMailSender mail,
            MailTries tries,
            Clock clock) {
        this.held = held;
        this.returned = returned;
        this.queue = queue;
        this.writer = writer;
        this.mail = mail;
        this.tries = tries;
        this.clock = clock;
    }

    @Scheduled(scheduler = OutgoingSchedule.NAME, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void relay() {
        if (tries.hasRecovered()) {
            // Else those that failed meanwhile would wait up to an hour for their next attempt.
            queue.tryFailedNow();
        }
        held.hold();
        queue.gatherDigests();
        // A company's digests go out one batch after the other; what is urgent goes between them.
        boolean more = true;
        for (int batch = 0; more && !ending && batch < MOST_BATCHES; batch++) {
            more = sendBatch();
        }
    }

    /** @return whether more may wait and the mail server takes them */
    private boolean sendBatch() {
        if (!send(queue.claimUrgent(BATCH), queue::urgentSent, queue::urgentFailed, queue::urgentLater)) {
            return false;
        }
        List<Letter> digests = queue.claimDigests(BATCH);
        return send(digests, queue::digestSent, queue::digestFailed, queue::digestLater) && digests.size() == BATCH;
    }

    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void letGo() {
        held.release();
    }

    /**
     * Where the server is away the first letter notices, and the others are not tried: each would wait for the same, longer
     * together than they are claimed, and another node would send them as well. Those that a slow server leaves no time for
     * are given back as well, and those that are not begun with when this node stops.
     *
     * @return whether the mail server is there, and this node goes on
     */
    private boolean send(List<Letter> letters, Sent sent, Failed failed, Later later) {
        Instant until = clock.instant().plus(BEGUN_WITHIN);
        for (int place = 0; place < letters.size(); place++) {
            if (ending || clock.instant().isAfter(until)) {
                later.note(ids(letters, place), null);
                return !ending;
            }
            Letter letter = letters.get(place);
            if (letter.address().isEmpty()) {
                returned.takeBack(letter.id());
                continue;
            }
            try {
                mail.send(writer.write(letter));
                sent.note(letter);
                tries.worked(0);
            } catch (MailException | MessagingException | MissingResourceException e) {
                note(letter, e, failed);
                Optional<MailOutage> outage = MailOutage.of(e);
                if (outage.isPresent()) {
                    tries.failed(outage.get(), e);
                    later.note(ids(letters, place + 1), String.valueOf(e.getMessage()));
                    return false;
                }
            }
        }
        return true;
    }

    private static List<UUID> ids(List<Letter> letters, int from) {
        return letters.subList(from, letters.size()).stream().map(Letter::id).toList();
    }

    @Override
    public void start() {
        ending = false;
        running = true;
    }

    /**
     * Before all else: a mail that is on its way is sent and noted as long as there is a database, and no other is begun
     * with. One that left and could not be noted would be sent once more.
     */
    @Override
    public void stop() {
        ending = true;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Notes what went wrong: refused for good, or to be tried again. */
    private void note(Letter letter, Exception why, Failed failed) {
        Optional<String> refusal = Refusal.of(why, letter.address());
        if (refusal.isPresent()) {
            LOG.warn("Mail {} was refused for {}: {}", letter.id(), letter.address(), refusal.get());
            returned.note(letter.id(), MailProblem.Kind.REFUSED, letter.address(), refusal.get());
        } else {
            LOG.warn("Mail {} to {} waits for another attempt: {}", letter.id(), letter.address(), why.getMessage());
            failed.note(letter.id(), String.valueOf(why.getMessage()));
        }
    }

    private interface Sent {
        void note(Letter letter);
    }

    private interface Failed {
        void note(UUID id, String error);
    }

    private interface Later {
        void note(List<UUID> ids, @Nullable String error);
    }

    /** How long to wait after so many failed attempts: 30 seconds, doubled each time, at most an hour. */
    static Duration waitAfter(int attempts) {
        return Duration.ofSeconds(Math.min(3600, 30L << Math.min(attempts, 7)));
    }
}
