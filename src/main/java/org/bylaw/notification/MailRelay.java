package org.bylaw.notification;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

    MailRelay(HeldMails held, ReturnedMails returned, MailQueue queue, LetterWriter writer, JavaMailSender mail) {
        this.held = held;
        this.returned = returned;
        this.queue = queue;
        this.writer = writer;
        this.mail = mail;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void relay() {
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
        send(queue.claimUrgent(BATCH), queue::urgentSent, queue::urgentFailed);
        List<Letter> digests = queue.claimDigests(BATCH);
        return send(digests, queue::digestSent, queue::digestFailed) && digests.size() == BATCH;
    }

    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void letGo() {
        held.release();
    }

    /** @return whether none has to wait for another attempt */
    private boolean send(List<Letter> letters, Sent sent, Failed failed) {
        boolean through = true;
        for (Letter letter : letters) {
            if (letter.address().isEmpty()) {
                returned.takeBack(letter.id());
                continue;
            }
            try {
                mail.send(writer.write(letter));
                sent.note(letter);
            } catch (MailException | MessagingException | MissingResourceException e) {
                through &= isRefused(letter, e, failed);
            }
        }
        return through;
    }

    /** Notes what went wrong: refused for good, or to be tried again. */
    private boolean isRefused(Letter letter, Exception why, Failed failed) {
        Optional<String> refusal = Refusal.of(why, letter.address());
        if (refusal.isPresent()) {
            LOG.warn("Mail {} was refused for {}: {}", letter.id(), letter.address(), refusal.get());
            returned.note(letter.id(), MailProblem.Kind.REFUSED, letter.address(), refusal.get());
        } else {
            LOG.warn("Mail {} to {} waits for another attempt: {}", letter.id(), letter.address(), why.getMessage());
            failed.note(letter.id(), String.valueOf(why.getMessage()));
        }
        return refusal.isPresent();
    }

    private interface Sent {
        void note(Letter letter);
    }

    private interface Failed {
        void note(UUID id, String error);
    }

    /** How long to wait after so many failed attempts: 30 seconds, doubled each time, at most an hour. */
    static Duration waitAfter(int attempts) {
        return Duration.ofSeconds(Math.min(3600, 30L << Math.min(attempts, 7)));
    }
}
