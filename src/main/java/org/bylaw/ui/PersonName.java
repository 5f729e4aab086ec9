package org.bylaw.ui;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.avatar.AvatarVariant;
import com.vaadin.flow.component.html.Span;

/** A person as initials and name. */
public class PersonName extends Span {

    public PersonName(String name) {
        addClassName("person");
        Avatar avatar = new Avatar(name);
        avatar.addThemeVariants(AvatarVariant.LUMO_XSMALL);
        avatar.getElement().setAttribute("aria-hidden", "true");
        add(avatar, new Span(name));
    }
}
