package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Set;
import org.bylaw.document.Markdown;
import org.bylaw.policy.Policies;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.ReadingText;
import org.bylaw.ui.SubjectPanel;

/** The text of a version as it reads. */
@org.springframework.stereotype.Component
class TextPanel extends SubjectPanel {

    private final Policies policies;

    TextPanel(Policies policies) {
        super("text", later("Text"), 10, Set.of(SubjectRef.POLICY_VERSION));
        this.policies = policies;
    }

    @Override
    public Component render(SubjectRef subject) {
        String text = policies.text(subject.id());
        return text.isBlank()
                ? new Div(new EmptyState(
                        VaadinIcon.FILE_TEXT_O,
                        say("No text yet"),
                        say("Open the draft and write the first sentence.")))
                : new ReadingText(Markdown.render(text).html());
    }
}
