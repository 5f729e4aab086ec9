package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.History;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sees how much of what happened to a policy. */
@ModuleTest
class PolicyHistoryTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private Drafts drafts;

    @Autowired
    private PolicyDelegate delegate;

    @Autowired
    private History history;

    @Autowired
    private TransactionTemplate transaction;

    private PolicyFixture those;
    private UUID draft;
    private SubjectRef policy;

    @BeforeEach
    void aDraft() {
        those = new PolicyFixture(organisation, policies);
        draft = those.draft();
        policy = SubjectRef.policy(
                organisation.as(those.author, () -> policies.version(draft).policyId()));
    }

    private List<String> seenBy(UUID person) {
        return organisation.as(person, () -> history.of(policy, 0, 100)).acts().stream()
                .map(AuditEntry::act)
                .toList();
    }

    private void publish() {
        transaction.executeWithoutResult(status -> {
            delegate.freeze(draft.toString());
            delegate.approved(draft.toString());
            delegate.publish(draft.toString());
        });
    }

    @Test
    void thoseWhoWorkOnItAndThoseWhoWatchOverItSeeEverything() {
        publish();
        UUID auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        assertThat(seenBy(those.owner))
                .startsWith("PolicyPublished", "VersionApproved", "TextFrozen")
                .contains("PolicyCreated", "DraftBegun");
        assertThat(seenBy(those.author)).isEqualTo(seenBy(those.owner));
        assertThat(seenBy(auditor)).isEqualTo(seenBy(those.owner));
    }

    @Test
    void aCoAuthorSeesTheDraftsHistory() {
        organisation.as(those.owner, () -> drafts.nameCoAuthors(draft, Set.of(those.reviewer)));
        assertThat(seenBy(those.reviewer)).contains("CoAuthorsNamed", "PolicyCreated");
    }

    @Test
    void theOtherReadersSeeWhatWasInForceWhenAndNoMore() {
        publish();
        organisation.as(those.author, () -> drafts.revise(policy.id(), ChangeKind.MINOR, "Shorter"));
        assertThat(seenBy(those.outsider)).containsExactly("PolicyPublished");
        assertThat(seenBy(those.manager)).containsExactly("PolicyPublished");
    }

    @Test
    void ofADraftTheyLearnNothing() {
        assertThatThrownBy(() -> seenBy(those.outsider))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    @Test
    void itComesInStretches() {
        publish();
        History.Stretch first = organisation.as(those.owner, () -> history.of(policy, 0, 2));
        assertThat(first.acts()).extracting(AuditEntry::act).containsExactly("PolicyPublished", "VersionApproved");
        assertThat(first.more()).isTrue();
        History.Stretch rest = organisation.as(those.owner, () -> history.of(policy, 2, 100));
        assertThat(rest.acts()).extracting(AuditEntry::act).startsWith("TextFrozen");
        assertThat(rest.more()).isFalse();
    }
}
