package org.bylaw.people.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.bylaw.people.StaffLine;
import org.bylaw.ui.DueDate;
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
                    "Left on " + DueDate.exact(line.leftAt().atZone(zone).toLocalDate())));
        } else if (line.awayUntil() != null) {
            cell.add(away(line.awayUntil()), standsIn(line.substituteName()));
        }
        return cell;
    }

    static StatusBadge away(LocalDate until) {
        return new StatusBadge(StatusBadge.Kind.WAITING, "Away until " + DueDate.exact(until));
    }

    private static Span standsIn(@Nullable String substitute) {
        Span words = new Span(substitute + " stands in");
        words.addClassName("quiet");
        return words;
    }
}
