package org.bylaw.attestation.ui;

import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Figures;
import org.bylaw.attestation.Forecast;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** How campaigns and attestations are spoken of on the pages. */
final class Words {

    private Words() {}

    static String of(AttestationState state) {
        return state.word();
    }

    /** The answer of one person; one that is not there after the due date is late. */
    static StatusBadge badge(AttestationState state, LocalDate dueOn, LocalDate today) {
        return switch (state) {
            case ATTESTED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, of(state));
            case DECLINED -> new StatusBadge(StatusBadge.Kind.REJECTED, of(state));
            case OPEN ->
                dueOn.isBefore(today)
                        ? new StatusBadge(StatusBadge.Kind.OVERDUE, "Late")
                        : new StatusBadge(StatusBadge.Kind.WAITING, of(state));
            case MISSED -> new StatusBadge(StatusBadge.Kind.OVERDUE, of(state));
            case EXCUSED, CANCELLED, LEFT, MOVED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, of(state));
        };
    }

    static StatusBadge badge(CampaignSummary campaign, LocalDate today) {
        return switch (campaign.state()) {
            case PLANNED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, "Being sent");
            case OPEN ->
                campaign.dueOn().isBefore(today)
                        ? new StatusBadge(StatusBadge.Kind.OVERDUE, "Late")
                        : new StatusBadge(StatusBadge.Kind.WAITING, "Running");
            case FOLLOWING -> new StatusBadge(StatusBadge.Kind.PUBLISHED, "Closed, asks newcomers");
            case CLOSED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, "Closed");
            case CANCELLED -> new StatusBadge(StatusBadge.Kind.RETIRED, "Cancelled");
        };
    }

    /** The figure that comes first: "38 of 40". */
    static String figure(Figures figures) {
        return "%,d of %,d".formatted(figures.done(), figures.asked());
    }

    /** What makes up the figure: "36 attested, 1 declined, 1 excused". */
    static String parts(Figures figures) {
        StringBuilder parts = new StringBuilder("%,d attested".formatted(figures.attested()));
        append(parts, figures.declined(), "declined");
        append(parts, figures.excused(), "excused");
        append(parts, figures.open(), "still open");
        append(parts, figures.missed(), "without an answer");
        return parts.toString();
    }

    private static void append(StringBuilder parts, long number, String word) {
        if (number > 0) {
            parts.append(", %,d %s".formatted(number, word));
        }
    }

    /** The campaign's outlook as a sentence. */
    static Span outlook(CampaignSummary campaign, Forecast forecast, LocalDate today) {
        String due = campaign.dueOn().isBefore(today)
                ? "it was due on " + DueDate.exact(campaign.dueOn())
                : DueDate.words(campaign.dueOn(), today);
        Span sentence = new Span(
                switch (forecast.outlook()) {
                    case COMPLETE -> "Everyone has answered.";
                    case ON_COURSE -> "On course for " + DueDate.exact(forecast.completeOn()) + ", " + due + ".";
                    case LATE ->
                        "At this pace everyone will have answered on " + DueDate.exact(forecast.completeOn()) + "; "
                                + due + ".";
                    case STANDSTILL -> "At this pace it will not be complete; " + due + ".";
                    case TOO_EARLY -> "It has just begun; " + due + ".";
                });
        sentence.setTitle("Reckoned from the answers of the last seven days");
        if (forecast.outlook() == Forecast.Outlook.LATE || forecast.outlook() == Forecast.Outlook.STANDSTILL) {
            sentence.addClassName("late");
        }
        return sentence;
    }
}
