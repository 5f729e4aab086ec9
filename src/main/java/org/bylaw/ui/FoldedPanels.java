package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.Comparator;
import java.util.List;
import org.bylaw.shared.SubjectRef;

/** What other modules show of a thing, folded at the end of its page; each part is fetched when it is opened. */
public class FoldedPanels extends Div {

    public FoldedPanels(List<SubjectPanel> panels, SubjectRef subject) {
        panels.stream()
                .filter(panel -> panel.supports(subject.kind()))
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .forEach(panel -> add(folded(panel, subject)));
    }

    private static Details folded(SubjectPanel panel, SubjectRef subject) {
        Details details = new Details(say(panel.label()));
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(panel.render(subject));
            }
        });
        return details;
    }
}
