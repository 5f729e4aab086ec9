package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.say;

import java.time.LocalDate;
import org.bylaw.ui.StatusBadge;
import org.bylaw.waiver.RiskLevel;
import org.bylaw.waiver.WaiverFacts;

/** Waivers in words for people. */
final class Words {

    private Words() {}

    static StatusBadge badge(WaiverFacts waiver) {
        return switch (waiver.state()) {
            case ASKED ->
                new StatusBadge(
                        StatusBadge.Kind.WAITING,
                        waiver.waitsFor() == null
                                ? say(waiver.state().word())
                                : say("Waiting for {0}", waiver.waitsFor()));
            case TO_MANAGEMENT ->
                new StatusBadge(StatusBadge.Kind.WAITING, say(waiver.state().word()));
            case ACTIVE ->
                new StatusBadge(StatusBadge.Kind.PUBLISHED, say(waiver.state().word()));
            case EXPIRED ->
                new StatusBadge(StatusBadge.Kind.OVERDUE, say(waiver.state().word()));
            case REFUSED ->
                new StatusBadge(StatusBadge.Kind.REJECTED, say(waiver.state().word()));
            case WITHDRAWN ->
                new StatusBadge(StatusBadge.Kind.SUPERSEDED, say(waiver.state().word()));
            case CLOSED ->
                new StatusBadge(
                        StatusBadge.Kind.RETIRED,
                        say(
                                waiver.closedHow() == null
                                        ? waiver.state().word()
                                        : waiver.closedHow().word()));
        };
    }

    static StatusBadge risk(RiskLevel risk) {
        return new StatusBadge(
                switch (risk) {
                    case LOW -> StatusBadge.Kind.PUBLISHED;
                    case MEDIUM -> StatusBadge.Kind.WAITING;
                    case HIGH, VERY_HIGH -> StatusBadge.Kind.OVERDUE;
                },
                say(risk.word()));
    }

    /** Until when, as people say it. */
    static String end(WaiverFacts waiver, LocalDate today) {
        return switch (waiver.state()) {
            case ASKED, TO_MANAGEMENT -> say("asked for until {0}", waiver.endsOn());
            case ACTIVE -> waiver.endsOn().equals(today) ? say("until today") : say("until {0}", waiver.endsOn());
            case EXPIRED -> say("ended on {0}", waiver.endsOn());
            case REFUSED, WITHDRAWN, CLOSED -> "";
        };
    }
}
