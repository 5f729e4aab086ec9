package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Set;
import org.bylaw.policy.Comments;
import org.bylaw.policy.Policies;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;

/** The comments on a version, beside its text. */
@org.springframework.stereotype.Component
class CommentsPanel extends SubjectPanel {

    private final Policies policies;
    private final Comments comments;
    private final Clock clock;

    CommentsPanel(Policies policies, Comments comments, Clock clock) {
        super("comments", later("Comments"), 25, Set.of(SubjectRef.POLICY_VERSION));
        this.policies = policies;
        this.comments = comments;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        return new CommentedText(subject.id(), policies, comments, clock, changed -> {});
    }
}
