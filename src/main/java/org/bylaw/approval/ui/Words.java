package org.bylaw.approval.ui;

import static org.bylaw.shared.Say.say;

import java.util.Locale;
import org.bylaw.approval.Outcome;
import org.bylaw.approval.RoundView;
import org.bylaw.approval.StageRule;
import org.bylaw.shared.StoredWords;
import org.bylaw.ui.SignatureNote;
import org.bylaw.ui.StatusBadge;

/** How rounds, stages and decisions are called on pages. */
final class Words {

    private static final String VERSION = ", version ";

    private Words() {}

    static SignatureNote.Given given(RoundView.Signature signature) {
        return new SignatureNote.Given(
                signature.statement(),
                signature.meaning(),
                signature.signerName(),
                signature.signedAt(),
                signature.authenticatedAt(),
                signature.sha256());
    }

    static StatusBadge badge(RoundView.State state) {
        return switch (state) {
            case OPEN -> new StatusBadge(StatusBadge.Kind.WAITING, say("Waiting for approval"));
            case APPROVED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Approved"));
            case CHANGES_REQUESTED -> new StatusBadge(StatusBadge.Kind.DRAFT, say("Changes requested"));
            case REJECTED -> new StatusBadge(StatusBadge.Kind.REJECTED, say("Rejected"));
            case WITHDRAWN -> new StatusBadge(StatusBadge.Kind.RETIRED, say("Withdrawn"));
        };
    }

    static StatusBadge badge(RoundView.Stage stage) {
        return switch (stage.state()) {
            case PLANNED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, say("Later"));
            case OPEN -> new StatusBadge(StatusBadge.Kind.WAITING, progress(stage));
            case APPROVED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Approved"));
            case CHANGES_REQUESTED -> new StatusBadge(StatusBadge.Kind.DRAFT, say("Changes requested"));
            case REJECTED -> new StatusBadge(StatusBadge.Kind.REJECTED, say("Rejected"));
            case CANCELLED -> new StatusBadge(StatusBadge.Kind.RETIRED, say("Not reached"));
        };
    }

    static StatusBadge badge(Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Approved"));
            case CHANGES_REQUESTED -> new StatusBadge(StatusBadge.Kind.DRAFT, say("Requested changes"));
            case REJECTED -> new StatusBadge(StatusBadge.Kind.REJECTED, say("Rejected"));
        };
    }

    static String progress(RoundView.Stage stage) {
        return say("{0} of {1}", stage.approvals(), stage.needed());
    }

    /** "all of 4", "the first of 3", "2 of 5". */
    static String rule(RoundView.Stage stage) {
        return rule(stage.rule(), stage.asked().size(), stage.needsSignature());
    }

    static String rule(StageRule rule, int asked, boolean signature) {
        if (asked == 1) {
            return signature ? say("one signature") : say("one decision");
        }
        String who =
                switch (rule.kind()) {
                    case ALL -> say("all {0} decide", asked);
                    case FIRST -> say("the first of {0} decides", asked);
                    case N_OF_M -> say("{0} of {1} decide", rule.neededOf(asked), asked);
                };
        return signature ? say("{0}, with a signature", who) : who;
    }

    /** What is still needed in one line: "Approvers: 1 of 2, then signature by management". */
    static String stillNeeded(RoundView round) {
        String text = "";
        for (RoundView.Stage stage : round.stages()) {
            if (stage.state() == RoundView.StageState.OPEN) {
                text = say("{0}: {1}", stage.name(), done(stage));
            } else if (stage.state() == RoundView.StageState.PLANNED) {
                String name = stage.nameInSentence();
                String next = stage.needsSignature() ? say("signature by {0}", name) : name;
                text = text.isEmpty() ? next : say("{0}, then {1}", text, next);
            }
        }
        return text;
    }

    private static String done(RoundView.Stage stage) {
        if (stage.needsSignature()) {
            return say("{0} signed", progress(stage));
        }
        return stage.rule().kind() == StageRule.Kind.FIRST ? say("{0} decided", progress(stage)) : progress(stage);
    }

    /** What is decided on, in the reader's language; the round has it on record in English. */
    static String title(RoundView round) {
        return StoredWords.title(round.title());
    }

    /** The shortest name for what is decided on: "version 2.0", or the whole title. */
    static String shortName(RoundView round) {
        int comma = round.title().lastIndexOf(VERSION);
        return comma < 0
                ? say("“{0}”", title(round))
                : say("version {0}", round.title().substring(comma + VERSION.length()));
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }
}
