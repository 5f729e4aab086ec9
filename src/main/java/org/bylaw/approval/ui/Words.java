package org.bylaw.approval.ui;

import java.util.Locale;
import org.bylaw.approval.Outcome;
import org.bylaw.approval.RoundView;
import org.bylaw.approval.StageRule;
import org.bylaw.ui.StatusBadge;

/** How rounds, stages and decisions are called on pages. */
final class Words {

    private Words() {}

    static StatusBadge badge(RoundView.State state) {
        return switch (state) {
            case OPEN -> new StatusBadge(StatusBadge.Kind.WAITING, "Waiting for approval");
            case APPROVED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, "Approved");
            case CHANGES_REQUESTED -> new StatusBadge(StatusBadge.Kind.DRAFT, "Changes requested");
            case REJECTED -> new StatusBadge(StatusBadge.Kind.REJECTED, "Rejected");
            case WITHDRAWN -> new StatusBadge(StatusBadge.Kind.RETIRED, "Withdrawn");
        };
    }

    static StatusBadge badge(RoundView.Stage stage) {
        return switch (stage.state()) {
            case PLANNED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, "Later");
            case OPEN -> new StatusBadge(StatusBadge.Kind.WAITING, progress(stage));
            case APPROVED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, "Approved");
            case CHANGES_REQUESTED -> new StatusBadge(StatusBadge.Kind.DRAFT, "Changes requested");
            case REJECTED -> new StatusBadge(StatusBadge.Kind.REJECTED, "Rejected");
            case CANCELLED -> new StatusBadge(StatusBadge.Kind.RETIRED, "Not reached");
        };
    }

    static StatusBadge badge(Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, "Approved");
            case CHANGES_REQUESTED -> new StatusBadge(StatusBadge.Kind.DRAFT, "Requested changes");
            case REJECTED -> new StatusBadge(StatusBadge.Kind.REJECTED, "Rejected");
        };
    }

    static String progress(RoundView.Stage stage) {
        return stage.approvals() + " of " + stage.needed();
    }

    /** "all of 4", "the first of 3", "2 of 5". */
    static String rule(RoundView.Stage stage) {
        return rule(stage.rule(), stage.asked().size(), stage.needsSignature());
    }

    static String rule(StageRule rule, int asked, boolean signature) {
        if (asked == 1) {
            return signature ? "one signature" : "one decision";
        }
        String who =
                switch (rule.kind()) {
                    case ALL -> "all " + asked + " decide";
                    case FIRST -> "the first of " + asked + " decides";
                    case N_OF_M -> rule.neededOf(asked) + " of " + asked + " decide";
                };
        return signature ? who + ", with a signature" : who;
    }

    /** What is still needed in one line: "Approvers: 1 of 2, then signature by management". */
    static String stillNeeded(RoundView round) {
        StringBuilder text = new StringBuilder();
        for (RoundView.Stage stage : round.stages()) {
            if (stage.state() == RoundView.StageState.OPEN) {
                text.append(stage.name()).append(": ").append(progress(stage));
                text.append(
                        stage.needsSignature()
                                ? " signed"
                                : stage.rule().kind() == StageRule.Kind.FIRST ? " decided" : "");
            } else if (stage.state() == RoundView.StageState.PLANNED) {
                text.append(text.isEmpty() ? "" : ", then ");
                text.append(stage.needsSignature() ? "signature by " : "").append(inSentence(stage.name()));
            }
        }
        return text.toString();
    }

    private static String inSentence(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ENGLISH) + name.substring(1);
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }
}
