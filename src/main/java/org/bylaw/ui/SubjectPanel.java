package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import org.bylaw.shared.SubjectRef;

/**
 * Extension point: a module shows its part of a thing on that thing's page, as a tab. So the page of a policy gathers
 * what several modules know, and none of them imports another.
 */
public interface SubjectPanel {

    boolean supports(String subjectKind);

    /** The key of the tab in the address, such as {@code approval}. */
    String key();

    /** What the tab is called. */
    String label();

    /** From 10 (first) upwards. */
    int order();

    /** Builds the part for one thing; called when the tab is opened. */
    Component render(SubjectRef subject);
}
