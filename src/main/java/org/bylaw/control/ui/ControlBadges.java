package org.bylaw.control.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import org.bylaw.control.Decision;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** How a control stands, as badges. */
final class ControlBadges {

    private ControlBadges() {}

    /** Whether it applies, and where it does, how far it is. */
    static Div of(@Nullable Boolean applicable, @Nullable ImplementationStatus status) {
        Div badges = new Div();
        badges.addClassName("row");
        if (applicable == null) {
            badges.add(new StatusBadge(StatusBadge.Kind.DRAFT, say(Decision.UNDECIDED.word())));
        } else if (!applicable) {
            badges.add(new StatusBadge(StatusBadge.Kind.RETIRED, say(Decision.NOT_APPLICABLE.word())));
        } else if (status != null) {
            badges.add(new StatusBadge(kind(status), say(status.word())));
        }
        return badges;
    }

    private static StatusBadge.Kind kind(ImplementationStatus status) {
        return switch (status) {
            case NOT_STARTED -> StatusBadge.Kind.OVERDUE;
            case PLANNED -> StatusBadge.Kind.CONSULTATION;
            case PARTLY_IMPLEMENTED -> StatusBadge.Kind.WAITING;
            case IMPLEMENTED -> StatusBadge.Kind.PUBLISHED;
        };
    }
}
