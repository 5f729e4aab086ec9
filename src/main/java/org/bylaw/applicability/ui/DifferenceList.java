package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.bylaw.applicability.Difference;

/** Controls of which two statements say different things: each fact as it was and as it is. The first ones first; more on demand. */
final class DifferenceList extends Div {

    private static final int AT_ONCE = 50;

    private final transient List<Difference> differences;
    private int shown;
    private final Button more = new Button("", click -> showMore());

    DifferenceList(List<Difference> differences) {
        this.differences = differences;
        addClassNames("reading", "differences");
        getElement().setAttribute("role", "list");
        showMore();
    }

    private void showMore() {
        remove(more);
        int end = Math.min(differences.size(), shown + AT_ONCE);
        differences.subList(shown, end).forEach(difference -> add(entry(difference)));
        shown = end;
        int left = differences.size() - shown;
        if (left > 0) {
            more.setText(counted(left, "Show 1 more", "Show {0} more"));
            add(more);
        }
    }

    private static Div entry(Difference difference) {
        Anchor name = new Anchor(LineGrid.path(difference.code()), difference.name());
        name.addClassName("name");
        Div entry = new Div(name);
        entry.addClassName("difference");
        entry.getElement().setAttribute("role", "listitem");
        switch (difference.kind()) {
            case ADDED -> entry.add(new Span(" " + say("is new in it")));
            case REMOVED -> entry.add(new Span(" " + say("is no longer in it")));
            case CHANGED ->
                difference.facts().forEach(fact -> {
                    Div line = new Div(new Span(fact.name() + ": "));
                    if (!fact.before().isEmpty()) {
                        line.add(new HtmlContainer("del", new Text(fact.before())), new Text(" "));
                    }
                    if (!fact.after().isEmpty()) {
                        line.add(new HtmlContainer("ins", new Text(fact.after())));
                    }
                    line.addClassName("difference-fact");
                    entry.add(line);
                });
        }
        return entry;
    }
}
