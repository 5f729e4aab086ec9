package org.bylaw.notification;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bylaw.shared.OutgoingSchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
class MailRelay {

    private static final Logger LOG = LoggerFactory.getLogger(MailRelay.class);
    private static final int BATCH = 50;

    /** After so many batches of digests the round begins anew, with what was written meanwhile. */
    private static final int MOST_BATCHES = 20;

    private final HeldMails held;
    private final ReturnedMails returned;
    private final MailQueue queue;
    private final LetterWriter writer;
    private final JavaMailSender mail;
    private final MailTries tries;

    MailRelay(
            HeldMails held,
            ReturnedMails returned,
            MailQueue queue,
            LetterWriter writer,
            JavaMailSender mail,
            MailTries tries) {
        this.held = held;
        this.returned = returned;
        this.queue = queue;
        this.writer = writer;
        this.mail = mail;
        this.tries = tries;
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
        for (int batch = 0; more && batch < MOST_BATCHES; batch++) {
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
     * together than they are claimed, and another node would send them as well.
     *
     * @return whether the mail server is there
     */
    private boolean send(List<Letter> letters, Sent sent, Failed failed, Later later) {
        for (int place = 0; place < letters.size(); place++) {
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
                    later.note(
                            letters.subList(place + 1, letters.size()).stream()
                                    .map(Letter::id)
                                    .toList(),
                            String.valueOf(e.getMessage()));
                    return false;
                }
            }
        }
        return true;
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
        void note(List<UUID> ids, String error);
    }

    /** How long to wait after so many failed attempts: 30 seconds, doubled each time, at most an hour. */
    static Duration waitAfter(int attempts) {
        return Duration.ofSeconds(Math.min(3600, 30L << Math.min(attempts, 7)));
    }
}
