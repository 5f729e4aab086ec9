package org.bylaw.review.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.function.Consumer;
import org.bylaw.review.ReviewFacts;

/** Reviews page by page: the first ones at once, the next ones at the press of a button. */
final class MoreList extends Section {

    /** How many are fetched at once. */
    static final int STEP = 50;

    /** One page from the database. */
    @FunctionalInterface
    interface Fetch {
        List<ReviewFacts> page(int offset, int limit);
    }

    private final transient Fetch fetch;
    private final transient Consumer<List<ReviewFacts>> append;
    private final Div below = new Div();
    private int shown;

    /**
     * A list that is filled at once.
     *
     * @param first how many are shown to begin with
     * @param append shows the next ones in the body
     */
    MoreList(String title, Fetch fetch, int first, Component body, Consumer<List<ReviewFacts>> append) {
        this.fetch = fetch;
        this.append = append;
        addClassName("more-list");
        below.addClassName("more-list-below");
        add(new H2(title), body, below);
        more(first);
        body.setVisible(shown > 0);
        if (shown == 0) {
            Paragraph none = new Paragraph(say("There is none. Other filters may show more."));
            none.addClassName("quiet");
            below.add(none);
        }
    }

    private void more(int count) {
        // One more than is shown tells whether there are others.
        List<ReviewFacts> found = fetch.page(shown, count + 1);
        List<ReviewFacts> next = found.subList(0, Math.min(count, found.size()));
        append.accept(next);
        shown += next.size();
        below.removeAll();
        if (found.size() > count) {
            below.add(new Button(say("Show more"), click -> more(STEP)));
        }
    }
}
