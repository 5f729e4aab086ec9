package org.bylaw.people.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.bylaw.people.StaffLine;
import org.bylaw.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** Whether somebody is here, away (until when, and who does their duties), or has left. */
final class Presence {

    private Presence() {}

    static Div of(StaffLine line, Clock clock) {
        Div cell = new Div();
        cell.addClassName("cell-stack");
        if (line.leftAt() != null) {
            ZoneId zone = clock.getZone();
            cell.add(new StatusBadge(
                    StatusBadge.Kind.RETIRED,
                    say("Left on {0}", line.leftAt().atZone(zone).toLocalDate())));
        } else if (line.awayUntil() != null) {
            cell.add(away(line.awayUntil()), standsIn(line.substituteName()));
        }
        return cell;
    }

    static StatusBadge away(LocalDate until) {
        return new StatusBadge(StatusBadge.Kind.WAITING, say("Away until {0}", until));
    }

    private static Span standsIn(@Nullable String substitute) {
        Span words = new Span(say("{0} stands in", substitute));
        words.addClassName("quiet");
        return words;
    }
}
