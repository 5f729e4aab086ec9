package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Instant;
import org.bylaw.policy.Consultations.Reviewer;
import org.bylaw.policy.VersionFacts;
import org.bylaw.policy.VersionNumber;
import org.bylaw.ui.DueDate;

/** What a consultation's page says: what is asked, and what happens next. */
final class ConsultationWords {

    private ConsultationWords() {}

    /** What is asked, by whom, until when. */
    static String asked(Standing now, Clock clock) {
        VersionFacts version = now.version();
        String change = version.changeSummary().isBlank()
                ? ""
                : " "
                        + say(
                                "What changes ({0}): {1}",
                                ChangeForm.inSentence(version.changeKind()), version.changeSummary());
        if (now.reviewers().isEmpty()) {
            return say("Nobody has been asked to comment on version {0}.", version.number()) + change;
        }
        return switch (now.stage()) {
            case COMMENTING ->
                say(
                                "{0} asks for comments on version {1} until {2}.",
                                now.policy().ownerName(), version.number(), lastDay(version, clock))
                        + change;
            case ANSWERING, OVER ->
                say(
                                "{0} asked for comments on version {1}; the consultation is over.",
                                now.policy().ownerName(), version.number())
                        + change;
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
                    : say("You answer for {0}, who is away.", asked.name()) + " ";
            return instead
                    + say(
                            "Comment where something should change, then say that you are done. No comment is an answer too.");
        }
        String end = say("It ends when all are done, or after {0}.", lastDay(now.version(), clock));
        String then = now.steers()
                ? say("Then you answer what is still open; where nothing is, it goes to approval at once.")
                : say("Then {0} answers what is still open, and it goes to approval.", owner);
        return now.mine().isPresent() && !now.steers()
                ? say("You are done, thank you. Until it ends you can still comment.")
                : end + " " + then;
    }

    private static String answering(Standing now, String owner, long openComments) {
        if (!now.steers()) {
            return say("{0} answers what is still open; then it goes to approval. Nothing waits for you here.", owner);
        }
        return openComments > 0
                ? say(
                        "Answer each open comment, or change the text and mark it resolved. After that it can go to approval.")
                : say("Approvers decide next; from then on the text stays as it is.");
    }

    private static String over(Standing now, String owner) {
        VersionNumber number = now.version().number();
        return switch (now.version().state()) {
            case DRAFT, CONSULTATION ->
                now.reviewers().isEmpty()
                        ? say("Version {0} is in draft. {1} names reviewers when sending it on.", number, owner)
                        : say("Version {0} is back in draft. {1} decides when it is sent on again.", number, owner);
            case APPROVAL -> say("Version {0} waits for approval now.", number);
            case APPROVED -> say("Version {0} is approved, and comes into force on its date.", number);
            case PUBLISHED -> say("Version {0} is in force.", number);
            case SUPERSEDED -> say("Version {0} is superseded.", number);
            case REJECTED -> say("Version {0} is rejected.", number);
            case DISCARDED -> say("Version {0} is discarded.", number);
            case RETIRED -> say("Version {0} is retired.", number);
        };
    }

    /** The consultation ends at midnight, so that its last day is the one before. */
    private static String lastDay(VersionFacts version, Clock clock) {
        Instant end = version.consultationEndsAt();
        return end == null
                ? say("its date")
                : DueDate.exact(end.minusNanos(1).atZone(clock.getZone()).toLocalDate());
    }
}
