package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Says of an empty place what will be here and how to begin. */
public class EmptyState extends Div {

    public EmptyState(VaadinIcon symbol, String title, String text, Component... actions) {
        addClassName("empty-state");
        Icon icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new H2(title), new Paragraph(text));
        add(actions);
    }
}
