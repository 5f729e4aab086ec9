package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.bylaw.document.Comparison;
import org.bylaw.ui.ReadingText;

/** Two texts compared: what came and went in the text, and a list of the changes to jump to. */
final class ComparedText extends Div {

    ComparedText(String before, String after) {
        addClassNames("stack", "compared");
        Comparison comparison = Comparison.between(before, after);
        if (comparison.changes().isEmpty()) {
            add(new Paragraph(say("Nothing changes.")));
        } else {
            add(summary(comparison), list(comparison));
        }
        add(new ReadingText(comparison.html()));
    }

    private static Paragraph summary(Comparison comparison) {
        int changes = comparison.changes().size();
        Paragraph summary = new Paragraph(counted(
                changes,
                "1 change; {1} came, {2} went.",
                "{0} changes; {1} came, {2} went.",
                counted(comparison.wordsAdded(), "1 word", "{0} words"),
                comparison.wordsRemoved()));
        summary.addClassName("quiet");
        return summary;
    }

    private static Nav list(Comparison comparison) {
        OrderedList items = new OrderedList();
        items.addClassName("changes");
        comparison.changes().stream().limit(50).forEach(change -> {
            Anchor jump =
                    new Anchor("#" + change.id(), change.excerpt().isBlank() ? say("(formatting)") : change.excerpt());
            jump.setRouterIgnore(true);
            Span kind = new Span(
                    switch (change.kind()) {
                        case ADDED -> say("Added");
                        case REMOVED -> say("Removed");
                        case CHANGED -> say("Changed");
                        case MOVED -> say("Moved");
                    });
            kind.addClassName("quiet");
            items.add(new ListItem(kind, new Span(" "), jump));
        });
        Nav nav = new Nav(items);
        nav.getElement().setAttribute("aria-label", say("Changes"));
        nav.addClassName("no-print");
        return nav;
    }
}
