package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.bylaw.evidence.EvidenceFacts;
import org.bylaw.evidence.EvidenceKind;
import org.bylaw.evidence.Validity;
import org.bylaw.shared.Say;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** What pages say of evidence. */
final class Words {

    private static final double KILO = 1024;

    private Words() {}

    static StatusBadge badge(Validity validity) {
        StatusBadge.Kind kind =
                switch (validity) {
                    case VALID -> StatusBadge.Kind.PUBLISHED;
                    case EXPIRING -> StatusBadge.Kind.WAITING;
                    case EXPIRED -> StatusBadge.Kind.OVERDUE;
                    case REPLACED -> StatusBadge.Kind.SUPERSEDED;
                    case WITHDRAWN -> StatusBadge.Kind.RETIRED;
                };
        return new StatusBadge(kind, say(validity.word()));
    }

    /** How long ago it was collected, with the day on hover. */
    static Span age(LocalDate collectedOn, LocalDate today) {
        long days = ChronoUnit.DAYS.between(collectedOn, today);
        long months = ChronoUnit.MONTHS.between(collectedOn, today);
        Span span = new Span(
                days <= 0
                        ? say("Collected today")
                        : months < 2
                                ? counted(days, "Collected 1 day ago", "Collected {0} days ago")
                                : counted(months, "Collected 1 month ago", "Collected {0} months ago"));
        span.setTitle(DueDate.exact(collectedOn));
        return span;
    }

    static String until(EvidenceFacts evidence) {
        return evidence.validUntil() == null
                ? say("Does not expire")
                : say("Valid until {0}", DueDate.exact(evidence.validUntil()));
    }

    /** "PDF, 1.2 MB", "Link", "Policy". */
    static String kind(EvidenceFacts evidence) {
        if (evidence.kind() != EvidenceKind.FILE || evidence.fileName() == null) {
            return say(evidence.kind().word());
        }
        String name = evidence.fileName();
        return say("{0}, {1}", name.substring(name.lastIndexOf('.') + 1).toUpperCase(), size(evidence.size()));
    }

    static String size(long bytes) {
        NumberFormat format = NumberFormat.getInstance(Say.language());
        format.setMaximumFractionDigits(1);
        return bytes < KILO * KILO
                ? say("{0} KB", Math.max(1, Math.round(bytes / KILO)))
                : say("{0} MB", format.format(bytes / KILO / KILO));
    }

    /** What kind of thing evidence is used for. */
    static String subject(SubjectRef subject) {
        return switch (subject.kind()) {
            case SubjectRef.CONTROL -> say("Control");
            case SubjectRef.CONTROL_REVIEW -> say("Control review");
            case SubjectRef.CORRECTIVE_ACTION -> say("Corrective action");
            case SubjectRef.WAIVER -> say("Waiver");
            case SubjectRef.RISK -> say("Risk");
            default -> "";
        };
    }

    /** The fingerprint in groups that eyes can compare. */
    static Span fingerprint(String sha256) {
        Span span = new Span(String.join(" ", sha256.split("(?<=\\G.{8})")));
        span.addClassName("fingerprint");
        return span;
    }
}
