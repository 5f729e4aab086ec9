package org.bylaw.notification;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the mail of ours that a report is about, and takes it back where it failed for good. */
@Component
class Bounces {

    private final ReturnedMails returned;

    Bounces(ReturnedMails returned) {
        this.returned = returned;
    }

    /** What a mail in the mailbox for bounces turned out to be. */
    enum Outcome {
        /** One of our mails failed for good. */
        FAILED,
        /** It is about one of our mails, and says nothing that we do not know or have to act upon. */
        NO_NEWS,
        /** Not about a mail of ours, as far as can be told. */
        NOT_OURS
    }

    Outcome take(DeliveryReport report) {
        if (returned.isKnown(report.mailId())) {
            return Outcome.NO_NEWS;
        }
        return returned.recipient(report.mailId())
                .map(address -> take(report, address))
                .orElse(Outcome.NOT_OURS);
    }

    private Outcome take(DeliveryReport report, String address) {
        Optional<DeliveryReport.Recipient> recipient = report.recipient(address);
        if (recipient.isEmpty()) {
            return Outcome.NOT_OURS;
        }
        if (!recipient.get().failed()) {
            return Outcome.NO_NEWS;
        }
        returned.note(
                report.mailId(),
                MailProblem.Kind.BOUNCED,
                address,
                recipient.get().said());
        return Outcome.FAILED;
    }
}
