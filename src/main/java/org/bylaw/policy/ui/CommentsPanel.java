package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Set;
import org.bylaw.policy.Comments;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyAccess;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;

/** The comments on a version, beside its text. */
@org.springframework.stereotype.Component
class CommentsPanel extends SubjectPanel {

    private final Policies policies;
    private final PolicyAccess access;
    private final Comments comments;
    private final Clock clock;

    CommentsPanel(Policies policies, PolicyAccess access, Comments comments, Clock clock) {
        super("comments", later("Comments"), 25, Set.of(SubjectRef.POLICY_VERSION));
        this.policies = policies;
        this.access = access;
        this.comments = comments;
        this.clock = clock;
    }

    @Override
    public boolean isFor(SubjectRef subject) {
        VersionFacts version = policies.version(subject.id());
        return access.mayReadWork(policies.policy(version.policyId()), version);
    }

    @Override
    public Component render(SubjectRef subject) {
        return new CommentedText(subject.id(), policies, comments, clock, changed -> {});
    }
}
