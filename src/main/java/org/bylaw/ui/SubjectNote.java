package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.bylaw.shared.SubjectRef;

/** Extension point: something that a module has to say in the quiet line of a thing's page, as a bean. */
public interface SubjectNote {

    /** Empty where there is nothing to say, or not to the current person. */
    Optional<Component> on(SubjectRef subject);
}
