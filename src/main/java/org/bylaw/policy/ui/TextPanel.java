package org.bylaw.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.document.Markdown;
import org.bylaw.policy.Policies;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.ReadingText;
import org.bylaw.ui.SubjectPanel;

/** The text of a version as it reads. */
@org.springframework.stereotype.Component
class TextPanel implements SubjectPanel {

    private final Policies policies;

    TextPanel(Policies policies) {
        this.policies = policies;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.POLICY_VERSION);
    }

    @Override
    public String key() {
        return "text";
    }

    @Override
    public String label() {
        return "Text";
    }

    @Override
    public int order() {
        return 10;
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
