package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/** The head of a page: what this is, how it stands, and at the top right the one thing to do now. */
public class PageHeader extends Header {

    private final Div line = new Div();
    private final Div actions = new Div();
    private final H1 title = new H1();

    public PageHeader(String title) {
        addClassName("page-header");
        this.title.setText(title);
        line.addClassName("page-header-line");
        actions.addClassName("page-header-actions");
        Div text = new Div(this.title, line);
        text.addClassName("page-header-text");
        add(text, actions);
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    /** Adds to the quiet line below the title: reference, status, version, owner. */
    public PageHeader withLine(Component... parts) {
        line.add(parts);
        return this;
    }

    public PageHeader withLine(String text) {
        line.add(new Span(text));
        return this;
    }

    /** Puts buttons at the top right, the primary one last. */
    public PageHeader withActions(Component... buttons) {
        actions.removeAll();
        actions.add(buttons);
        return this;
    }
}
