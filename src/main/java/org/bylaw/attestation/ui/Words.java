package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
                        ? new StatusBadge(StatusBadge.Kind.OVERDUE, say("Late"))
                        : new StatusBadge(StatusBadge.Kind.WAITING, of(state));
            case MISSED -> new StatusBadge(StatusBadge.Kind.OVERDUE, of(state));
            case EXCUSED, CANCELLED, LEFT, MOVED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, of(state));
        };
    }

    static StatusBadge badge(CampaignSummary campaign, LocalDate today) {
        return switch (campaign.state()) {
            case PLANNED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, say("Being sent"));
            case OPEN ->
                campaign.dueOn().isBefore(today)
                        ? new StatusBadge(StatusBadge.Kind.OVERDUE, say("Late"))
                        : new StatusBadge(StatusBadge.Kind.WAITING, say("Running"));
            case FOLLOWING -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Closed, asks newcomers"));
            case CLOSED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Closed"));
            case CANCELLED -> new StatusBadge(StatusBadge.Kind.RETIRED, say("Cancelled"));
        };
    }

    /** The figure that comes first: "38 of 40". */
    static String figure(Figures figures) {
        return say("{0} of {1}", figures.done(), figures.asked());
    }

    /** What makes up the figure: "36 attested, 1 declined, 1 excused". */
    static String parts(Figures figures) {
        List<String> parts = new ArrayList<>(List.of(say("{0} attested", figures.attested())));
        append(parts, figures.declined(), later("{0} declined"));
        append(parts, figures.excused(), later("{0} excused"));
        append(parts, figures.open(), later("{0} still open"));
        append(parts, figures.missed(), later("{0} without an answer"));
        return String.join(", ", parts);
    }

    private static void append(List<String> parts, long number, String words) {
        if (number > 0) {
            parts.add(say(words, number));
        }
    }

    /** The campaign's outlook as a sentence. */
    static Span outlook(CampaignSummary campaign, Forecast forecast, LocalDate today) {
        String due = campaign.dueOn().isBefore(today)
                ? say("it was due on {0}", campaign.dueOn())
                : DueDate.words(campaign.dueOn(), today);
        Span sentence = new Span(
                switch (forecast.outlook()) {
                    case COMPLETE -> say("Everyone has answered.");
                    case ON_COURSE -> say("On course for {0}, {1}.", forecast.completeOn(), due);
                    case LATE ->
                        say("At this pace everyone will have answered on {0}; {1}.", forecast.completeOn(), due);
                    case STANDSTILL -> say("At this pace it will not be complete; {0}.", due);
                    case TOO_EARLY -> say("It has just begun; {0}.", due);
                });
        sentence.setTitle(say("Reckoned from the answers of the last seven days"));
        if (forecast.outlook() == Forecast.Outlook.LATE || forecast.outlook() == Forecast.Outlook.STANDSTILL) {
            sentence.addClassName("late");
        }
        return sentence;
    }
}
