package org.bylaw.policy.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import org.bylaw.policy.Comments;
import org.bylaw.policy.Policies;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;

/** The comments on a version, beside its text. */
@org.springframework.stereotype.Component
class CommentsPanel implements SubjectPanel {

    private final Policies policies;
    private final Comments comments;
    private final Clock clock;

    CommentsPanel(Policies policies, Comments comments, Clock clock) {
        this.policies = policies;
        this.comments = comments;
        this.clock = clock;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.POLICY_VERSION);
    }

    @Override
    public String key() {
        return "comments";
    }

    @Override
    public String label() {
        return "Comments";
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public Component render(SubjectRef subject) {
        return new CommentedText(subject.id(), policies, comments, clock, changed -> {});
    }
}
