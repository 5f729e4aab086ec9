package org.bylaw.policy.ui;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.bylaw.policy.Consultations.Reviewer;
import org.bylaw.policy.VersionFacts;
import org.bylaw.ui.DueDate;

/** What a consultation's page says: what is asked, and what happens next. */
final class ConsultationWords {

    private ConsultationWords() {}

    /** What is asked, by whom, until when. */
    static String asked(Standing now, Clock clock) {
        VersionFacts version = now.version();
        String change = version.changeSummary().isBlank()
                ? ""
                : " What changes (%s): %s"
                        .formatted(version.changeKind().word().toLowerCase(Locale.ENGLISH), version.changeSummary());
        if (now.reviewers().isEmpty()) {
            return "Nobody has been asked to comment on version " + version.number() + "." + change;
        }
        return switch (now.stage()) {
            case COMMENTING ->
                "%s asks for comments on version %s until %s.%s"
                        .formatted(now.policy().ownerName(), version.number(), lastDay(version, clock), change);
            case ANSWERING, OVER ->
                "%s asked for comments on version %s; the consultation is over.%s"
                        .formatted(now.policy().ownerName(), version.number(), change);
        };
    }

    /** What the reader can do, and what follows. */
    static String next(Standing now, long openComments, Clock clock) {
        String owner = now.policy().ownerName();
        return switch (now.stage()) {
            case COMMENTING -> commenting(now, owner, clock);
            case ANSWERING -> answering(now, owner, openComments);
            case OVER -> over(now, owner);
        };
    }

    private static String commenting(Standing now, String owner, Clock clock) {
        Reviewer asked = now.waitsFor().orElse(null);
        if (asked != null) {
            String instead = asked.personId().equals(now.me().id())
                    ? ""
                    : "You answer for %s, who is away. ".formatted(asked.name());
            return instead
                    + "Comment where something should change, then say that you are done. No comment is an answer too.";
        }
        String end = "It ends when all are done, or after %s. ".formatted(lastDay(now.version(), clock));
        String then = now.steers()
                ? "Then you answer what is still open; where nothing is, it goes to approval at once."
                : "Then %s answers what is still open, and it goes to approval.".formatted(owner);
        return now.mine().isPresent() && !now.steers()
                ? "You are done, thank you. Until it ends you can still comment."
                : end + then;
    }

    private static String answering(Standing now, String owner, long openComments) {
        if (!now.steers()) {
            return "%s answers what is still open; then it goes to approval. Nothing waits for you here."
                    .formatted(owner);
        }
        return openComments > 0
                ? "Answer each open comment, or change the text and mark it resolved. After that it can go to approval."
                : "Approvers decide next; from then on the text stays as it is.";
    }

    private static String over(Standing now, String owner) {
        String name = "Version " + now.version().number();
        return switch (now.version().state()) {
            case DRAFT, CONSULTATION ->
                now.reviewers().isEmpty()
                        ? name + " is in draft. " + owner + " names reviewers when sending it on."
                        : name + " is back in draft. " + owner + " decides when it is sent on again.";
            case APPROVAL -> name + " waits for approval now.";
            case APPROVED -> name + " is approved, and comes into force on its date.";
            case PUBLISHED -> name + " is in force.";
            case SUPERSEDED, REJECTED, DISCARDED, RETIRED ->
                name + " is " + now.version().state().word().toLowerCase(Locale.ENGLISH) + ".";
        };
    }

    /** The consultation ends at midnight, so that its last day is the one before. */
    private static String lastDay(VersionFacts version, Clock clock) {
        Instant end = version.consultationEndsAt();
        return end == null
                ? "its date"
                : DueDate.exact(end.minusNanos(1).atZone(clock.getZone()).toLocalDate());
    }
}
