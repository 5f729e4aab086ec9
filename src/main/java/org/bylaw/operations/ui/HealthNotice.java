package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.stream.Collectors;
import org.bylaw.operations.PlatformHealth;
import org.bylaw.shared.PartState.Level;
import org.bylaw.ui.StatusBadge;

/** How the platform stands, in one line: that all is well, or what is not. */
class HealthNotice extends Div {

    HealthNotice(PlatformHealth.Report report, boolean linked) {
        addClassNames("card", "row", "health-notice");
        List<PlatformHealth.Part> troubled = report.troubled();
        boolean known = report.lookedAt() != null;
        boolean fails = troubled.stream().anyMatch(part -> part.level() == Level.FAILS);
        if (!known) {
            add(new StatusBadge(StatusBadge.Kind.NEUTRAL, say("This node has just started; it looks in a moment.")));
        } else if (troubled.isEmpty()) {
            add(new StatusBadge(StatusBadge.Kind.PUBLISHED, say("All is well")));
        } else {
            add(
                    new StatusBadge(
                            fails ? StatusBadge.Kind.OVERDUE : StatusBadge.Kind.WAITING,
                            counted(troubled.size(), "1 part needs a look", "{0} parts need a look")),
                    new Span(troubled.stream()
                            .map(part -> part.name() + ": " + part.what())
                            .collect(Collectors.joining(" "))));
        }
        if (linked) {
            add(new RouterLink(say("Health of the platform"), HealthView.class));
        }
    }
}
