package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import java.util.Set;
import org.bylaw.shared.SubjectRef;

/**
 * Extension point: a module shows its part of a thing on that thing's page, as a tab. So the page of a policy gathers
 * what several modules know, and none of them imports another.
 */
public abstract class SubjectPanel {

    private final String key;
    private final String label;
    private final int order;
    private final Set<String> subjectKinds;

    /**
     * A part of things of these kinds.
     *
     * @param key of the tab in the address, such as {@code approval}
     * @param label what the tab is called
     * @param order from 10 (first) upwards
     */
    protected SubjectPanel(String key, String label, int order, Set<String> subjectKinds) {
        this.key = key;
        this.label = label;
        this.order = order;
        this.subjectKinds = Set.copyOf(subjectKinds);
    }

    public final String key() {
        return key;
    }

    public final String label() {
        return label;
    }

    public final int order() {
        return order;
    }

    public final boolean supports(String subjectKind) {
        return subjectKinds.contains(subjectKind);
    }

    /** Whether the current person is offered the part; most are for whoever may see the page. */
    public boolean isFor(SubjectRef subject) {
        return true;
    }

    /** Builds the part for one thing; called when the tab is opened. */
    public abstract Component render(SubjectRef subject);
}
