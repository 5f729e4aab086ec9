package org.bylaw.policy.ui;

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
        super("text", "Text", 10, Set.of(SubjectRef.POLICY_VERSION));
        this.policies = policies;
    }

    @Override
    public Component render(SubjectRef subject) {
        String text = policies.text(subject.id());
        return text.isBlank()
                ? new Div(new EmptyState(
                        VaadinIcon.FILE_TEXT_O, "No text yet", "Open the draft and write the first sentence."))
                : new ReadingText(Markdown.render(text).html());
    }
}
