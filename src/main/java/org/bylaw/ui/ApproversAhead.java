package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import org.bylaw.shared.SubjectRef;

/** Extension point: whoever submits a thing sees first who will be asked to approve it, without knowing how that is decided. */
public interface ApproversAhead {

    /**
     * Who would be asked today.
     *
     * @param changeKind as if the change were of that kind: MAJOR, MINOR, EDITORIAL or RETIREMENT
     */
    Component of(SubjectRef subject, String changeKind);
}
