package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class DraftsTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private Drafts drafts;

    @Autowired
    private DraftPresence presence;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Duties duties;

    private PolicyFixture those;
    private UUID draft;

    @BeforeEach
    void hire() {
        those = new PolicyFixture(organisation, policies);
        draft = those.draft();
    }

    private SaveResult save(UUID person, int base, String text) {
        return organisation.as(person, () -> drafts.save(draft, base, text));
    }

    private VersionFacts version() {
        return organisation.as(those.owner, () -> policies.version(draft));
    }

    private String text() {
        return organisation.as(those.owner, () -> policies.text(draft));
    }

    @Test
    void aSaveIsKeptAuditedAndCountsAsContribution() {
        SaveResult result = save(those.owner, 0, "# New\n");
        assertThat(result.isSaved()).isTrue();
        assertThat(result.textRevision()).isEqualTo(1);
        assertThat(text()).isEqualTo("# New\n");
        assertThat(organisation.as(those.owner, () -> policies.contributors(draft)))
                .containsExactlyInAnyOrder(those.author, those.owner);
        assertThat(audit.historyOf(SubjectRef.policy(version().policyId()), 0, 10))
                .extracting(AuditEntry::act)
                .containsExactly("DraftSaved", "DraftBegun", "PolicyCreated");
    }

    @Test
    void whoSavesOnAnOldTextSeesTheOthersAndOverwritesNothing() {
        save(those.author, 0, "The author's.\n");
        save(those.author, 1, "The author's again.\n");
        SaveResult result = save(those.owner, 0, "The owner's.\n");
        assertThat(result.isSaved()).isFalse();
        assertThat(result.conflict())
                .isEqualTo(new SaveResult.Conflict("Arno Author", "The author's again.\n", 2, PolicyFixture.TEXT));
        assertThat(text()).isEqualTo("The author's again.\n");
    }

    @Test
    void afterAConflictBothTextsAreKept() {
        save(those.author, 0, "The author's.\n");
        SaveResult settled =
                organisation.as(those.owner, () -> drafts.settle(draft, 1, "The owner's.\n", "The author's.\n"));
        assertThat(settled.isSaved()).isTrue();
        assertThat(text()).isEqualTo("The author's.\n");
        assertThat(organisation.as(those.owner, () -> drafts.earlierText(draft, 2)))
                .isEqualTo("The owner's.\n");
        assertThat(organisation.as(those.owner, () -> drafts.earlierTexts(draft)))
                .extracting(TextSaves.Save::textRevision)
                .containsExactly(3, 2, 1);
    }

    @Test
    void aDecisionOnAnOldTextIsTheNextConflict() {
        save(those.author, 0, "The author's.\n");
        save(those.author, 1, "The author's again.\n");
        SaveResult settled = organisation.as(those.owner, () -> drafts.settle(draft, 1, "The owner's.\n", "Both.\n"));
        assertThat(settled.conflict())
                .isEqualTo(new SaveResult.Conflict("Arno Author", "The author's again.\n", 2, "The author's.\n"));
        assertThat(text()).isEqualTo("The author's again.\n");
    }

    @Test
    void ofTwoWhoSaveAtOnceOneSeesTheOther() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        List<Callable<SaveResult>> saves = List.of(
                () -> {
                    together.await();
                    return save(those.author, 0, "The author's.\n");
                },
                () -> {
                    together.await();
                    return save(those.owner, 0, "The owner's.\n");
                });
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<SaveResult>> results = threads.invokeAll(saves);
            assertThat(List.of(
                            results.get(0).get().isSaved(), results.get(1).get().isSaved()))
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(version().textRevision()).isEqualTo(1);
    }

    @Test
    void strangersNeitherReadNorWrite() {
        assertThatThrownBy(() -> save(those.outsider, 0, "Mine.")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(those.outsider, () -> policies.text(draft)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThatThrownBy(() -> organisation.as(those.outsider, () -> drafts.earlierTexts(draft)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(those.outsider, () -> presence.here(draft)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aCoAuthorWritesAndIsAskedTo() {
        organisation.as(those.owner, () -> drafts.nameCoAuthors(draft, Set.of(those.reviewer)));
        assertThat(save(those.reviewer, 0, "Ours.\n").isSaved()).isTrue();
        assertThat(duties.holders(PolicyDuties.FINISH_DRAFT, SubjectRef.policyVersion(draft)))
                .contains(those.reviewer);
    }

    @Test
    void othersInTheDraftAreSeenUntilTheyLeave() {
        organisation.as(those.author, () -> presence.here(draft));
        assertThat(organisation.as(those.owner, () -> presence.here(draft))).containsExactly("Arno Author");
        organisation.as(those.author, () -> presence.gone(draft));
        assertThat(organisation.as(those.owner, () -> presence.here(draft))).isEmpty();
    }
}
