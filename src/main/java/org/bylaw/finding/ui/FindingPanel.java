package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bylaw.finding.FindingFacts;
import org.bylaw.finding.Findings;
import org.bylaw.people.People;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.SubjectPanel;

/** The part "Findings" of a control's page and of its reviews' pages: what was found, and how far it is corrected. */
@org.springframework.stereotype.Component
class FindingPanel extends SubjectPanel {

    private static final int MOST = 20;

    private final Findings findings;
    private final People people;
    private final Clock clock;

    FindingPanel(Findings findings, People people, Clock clock) {
        super("findings", later("Findings"), 45, Set.of(SubjectRef.CONTROL, SubjectRef.CONTROL_REVIEW));
        this.findings = findings;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        Div panel = new Div();
        panel.addClassName("stack");
        fill(panel, subject);
        return panel;
    }

    private void fill(Div panel, SubjectRef subject) {
        panel.removeAll();
        boolean control = subject.kind().equals(SubjectRef.CONTROL);
        List<FindingFacts> all = control ? findings.ofControl(subject.id(), MOST) : findings.of(subject);
        if (findings.mayRaise(subject)) {
            panel.add(new Div(new Button(say("Raise a finding"), click -> new RaiseDialog(
                            findings,
                            people,
                            subject,
                            findings.controlAt(subject).orElse(null),
                            id -> fill(panel, subject))
                    .open())));
        }
        if (all.isEmpty()) {
            panel.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    say("Nothing was found"),
                    say("What a reviewer, an audit or an incident finds wrong stands here until it is corrected.")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("finding-list");
        all.forEach(finding -> list.add(item(finding)));
        panel.add(list);
        if (all.size() == MOST && control) {
            RouterLink more = new RouterLink(say("All findings on this control"), FindingsView.class);
            more.setQueryParameters(QueryParameters.of("control", all.getFirst().controlCode()));
            panel.add(more);
        }
    }

    private ListItem item(FindingFacts finding) {
        Div row = new Div(
                FindingWords.severity(finding.severity()),
                FindingWords.state(finding, LocalDate.now(clock)),
                FindingWords.date(finding, clock));
        row.addClassName("row");
        return new ListItem(FindingWords.name(finding), row);
    }
}
