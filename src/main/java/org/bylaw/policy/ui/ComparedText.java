package org.bylaw.policy.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.bylaw.document.Comparison;
import org.bylaw.shared.Counted;
import org.bylaw.ui.ReadingText;

/** Two texts compared: what came and went in the text, and a list of the changes to jump to. */
final class ComparedText extends Div {

    ComparedText(String before, String after) {
        addClassNames("stack", "compared");
        Comparison comparison = Comparison.between(before, after);
        if (comparison.changes().isEmpty()) {
            add(new Paragraph("Nothing changes."));
        } else {
            add(summary(comparison), list(comparison));
        }
        add(new ReadingText(comparison.html()));
    }

    private static Paragraph summary(Comparison comparison) {
        int changes = comparison.changes().size();
        Paragraph summary = new Paragraph("%s; %s came, %d went."
                .formatted(
                        Counted.of(changes, "change"),
                        Counted.of(comparison.wordsAdded(), "word"),
                        comparison.wordsRemoved()));
        summary.addClassName("quiet");
        return summary;
    }

    private static Nav list(Comparison comparison) {
        OrderedList items = new OrderedList();
        items.addClassName("changes");
        comparison.changes().stream().limit(50).forEach(change -> {
            Anchor jump = new Anchor("#" + change.id(), change.excerpt().isBlank() ? "(formatting)" : change.excerpt());
            jump.setRouterIgnore(true);
            Span kind = new Span(
                    switch (change.kind()) {
                        case ADDED -> "Added";
                        case REMOVED -> "Removed";
                        case CHANGED -> "Changed";
                        case MOVED -> "Moved";
                    });
            kind.addClassName("quiet");
            items.add(new ListItem(kind, new Span(" "), jump));
        });
        Nav nav = new Nav(items);
        nav.getElement().setAttribute("aria-label", "Changes");
        nav.addClassName("no-print");
        return nav;
    }
}
