package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Set;
import org.bylaw.policy.Policies;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.SubjectPanel;

/** What a version changes against the one that it revises. */
@org.springframework.stereotype.Component
class ChangesPanel extends SubjectPanel {

    private final Policies policies;

    ChangesPanel(Policies policies) {
        super("changes", later("Changes"), 20, Set.of(SubjectRef.POLICY_VERSION));
        this.policies = policies;
    }

    @Override
    public Component render(SubjectRef subject) {
        VersionFacts version = policies.version(subject.id());
        if (version.basedOn() == null) {
            return new EmptyState(
                    VaadinIcon.COPY_O, say("The first version"), say("There is nothing before it to compare with."));
        }
        return new ComparedText(policies.text(version.basedOn()), policies.text(version.id()));
    }
}
