package org.bylaw.ui;

import com.vaadin.flow.component.html.Article;

/** A policy's text as it reads: a serif, a measure of 70 characters, headings to jump to. Takes safe HTML only. */
public class ReadingText extends Article {

    /**
     * Shows a text.
     *
     * @param safeHtml as {@code Markdown.render} or {@code Comparison} made it
     */
    public ReadingText(String safeHtml) {
        addClassName("reading");
        getElement().setProperty("innerHTML", safeHtml);
    }
}
