package org.bylaw.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** A figure that someone asks for; it opens the list behind it. */
public class StatFigure extends Anchor {

    /**
     * A figure.
     *
     * @param figure such as "38 of 40"
     * @param label what it counts
     * @param path the list behind it, without a leading slash
     */
    public StatFigure(String figure, String label, String path) {
        super(path);
        addClassName("stat");
        Span number = new Span(figure);
        number.addClassName("stat-figure");
        Span words = new Span(label);
        words.addClassName("stat-label");
        add(number, words);
    }
}
