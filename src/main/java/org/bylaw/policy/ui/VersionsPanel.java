package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bylaw.policy.ChangeKind;
import org.bylaw.policy.Policies;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.SubjectPanel;

/** All versions of a policy that the reader may see, newest first; any two can be compared. */
@org.springframework.stereotype.Component
class VersionsPanel extends SubjectPanel {

    private final Policies policies;
    private final Clock clock;

    VersionsPanel(Policies policies, Clock clock) {
        super("versions", later("Versions"), 28, Set.of(SubjectRef.POLICY));
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        List<VersionFacts> versions = policies.versions(subject.id());
        OrderedList list = new OrderedList();
        list.addClassNames("work-list", "versions");
        versions.forEach(version -> list.add(line(version)));
        return versions.size() > 1 ? new Div(compare(versions), list) : list;
    }

    private static Div compare(List<VersionFacts> versions) {
        Select<VersionFacts> before = choice(say("Compare"), versions, versions.get(1));
        Select<VersionFacts> after = choice(say("with"), versions, versions.getFirst());
        Button compare = new Button(say("Compare"), click -> UI.getCurrent()
                .navigate("compare/%s/%s"
                        .formatted(before.getValue().id(), after.getValue().id())));
        Div toolbar = new Div(before, after, compare);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    private static Select<VersionFacts> choice(String label, List<VersionFacts> versions, VersionFacts chosen) {
        Select<VersionFacts> choice = new Select<>();
        choice.setLabel(label);
        choice.setItems(versions);
        choice.setItemLabelGenerator(
                version -> version.number() + " · " + say(version.state().word()));
        choice.setValue(chosen);
        return choice;
    }

    private ListItem line(VersionFacts version) {
        Anchor number = new Anchor(
                PolicyView.address(version.policyId(), version.id(), "text"), say("Version {0}", version.number()));
        number.addClassName("name");
        Div head = new Div(number, Badges.of(version.state()), new Span(change(version.changeKind())));
        head.addClassName("row");
        Paragraph summary = new Paragraph(version.changeSummary());
        Div who = new Div((say("Begun by {0} on {1}.", version.createdByName(), day(version.createdAt(), clock))
                        + " "
                        + period(version, clock))
                .strip());
        who.addClassName("quiet");
        ListItem line = new ListItem(head);
        if (!version.changeSummary().isBlank()) {
            line.add(summary);
        }
        line.add(who);
        if (version.basedOn() != null) {
            line.add(new Anchor(
                    "compare/" + version.basedOn() + "/" + version.id(), say("Compare with the version before")));
        }
        line.addClassName("work-item");
        return line;
    }

    private static String change(ChangeKind kind) {
        return switch (kind) {
            case MAJOR -> say("Major change");
            case MINOR -> say("Minor change");
            case EDITORIAL -> say("Editorial change");
        };
    }

    /** From when to when it was in force; empty where it never was. */
    private static String period(VersionFacts version, Clock clock) {
        Instant from = version.publishedAt();
        Instant until = version.endedAt();
        if (from == null) {
            return until == null ? "" : say("Ended on {0}.", day(until, clock));
        }
        return until == null
                ? say("In force since {0}.", day(from, clock))
                : say("In force from {0} to {1}.", day(from, clock), day(until, clock));
    }

    private static String day(Instant instant, Clock clock) {
        return DueDate.exact(instant.atZone(clock.getZone()).toLocalDate());
    }
}
