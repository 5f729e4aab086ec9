package org.bylaw.work.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.Set;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;
import org.bylaw.work.OpenWork;

/** On a person's page: how much waits for them, by kind. */
@org.springframework.stereotype.Component
class OpenWorkPanel extends SubjectPanel {

    private final OpenWork work;

    OpenWorkPanel(OpenWork work) {
        super("work", later("Open work"), 10, Set.of(SubjectRef.PERSON));
        this.work = work;
    }

    @Override
    public Component render(SubjectRef person) {
        Map<String, Long> counts = work.counts(person.id());
        if (counts.isEmpty()) {
            Paragraph none = new Paragraph(say("Nothing waits for them, beside texts to read and attest."));
            none.addClassName("quiet");
            return none;
        }
        Div figures = new Div();
        figures.addClassName("row");
        counts.forEach((kind, count) -> figures.add(new Span(WorkKinds.label(kind) + ": " + WorkKinds.figure(count))));
        return figures;
    }
}
