package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bylaw.shared.SubjectRef;

/** What other modules show of a thing, folded at the end of its page; each part is fetched when it is opened. */
public class FoldedPanels extends Div {

    private final transient Map<String, Details> byKey = new HashMap<>();

    public FoldedPanels(List<SubjectPanel> panels, SubjectRef subject) {
        panels.stream()
                .filter(panel -> panel.supports(subject.kind()) && panel.isFor(subject))
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .forEach(panel -> {
                    Details details = folded(panel, subject);
                    byKey.put(panel.key(), details);
                    add(details);
                });
    }

    /** Opens the part that is needed now, where there is such a part. */
    public FoldedPanels opening(String key) {
        Optional.ofNullable(byKey.get(key)).ifPresent(details -> details.setOpened(true));
        return this;
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
