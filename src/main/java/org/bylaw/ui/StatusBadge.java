package org.bylaw.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A status as icon, word and colour, never as a colour alone. */
public class StatusBadge extends Span {

    /** The meanings that have a colour. */
    public enum Kind {
        DRAFT(VaadinIcon.PENCIL),
        CONSULTATION(VaadinIcon.COMMENTS_O),
        WAITING(VaadinIcon.HOURGLASS),
        PUBLISHED(VaadinIcon.CHECK_CIRCLE_O),
        OVERDUE(VaadinIcon.WARNING),
        REJECTED(VaadinIcon.CLOSE_CIRCLE_O),
        SUPERSEDED(VaadinIcon.TIME_BACKWARD),
        RETIRED(VaadinIcon.ARCHIVE),
        NEUTRAL(VaadinIcon.CIRCLE_THIN);

        private final VaadinIcon icon;

        Kind(VaadinIcon icon) {
            this.icon = icon;
        }
    }

    public StatusBadge(Kind kind, String word) {
        addClassNames("status", "status-" + kind.name().toLowerCase());
        Icon icon = kind.icon.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new Span(word));
    }
}
