package org.bylaw.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.History;
import org.bylaw.evidence.EvidenceHolder;
import org.bylaw.finding.FindingPage.Turn;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.bylaw.shared.Whereabouts.Holder;
import org.bylaw.workflow.ProcessStories;
import org.bylaw.workflow.ProcessStory;
import org.bylaw.workflow.WhereItStands;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees what of a finding: its page, its process, its history, and who may attach evidence when. */
class FindingSightTest extends FindingTestBed {

    @Autowired
    ProcessStories stories;

    @Autowired
    FindingWhereabouts whereabouts;

    @Autowired
    History history;

    @Autowired
    List<SubjectGuide> guides;

    @Autowired
    List<EvidenceHolder> holders;

    @Test
    void theProcessSaysWhoHasItAndWhatComesNext() {
        UUID id = planned();
        ProcessStory story =
                organisation.as(owner, () -> stories.of(action(id).subject())).orElseThrow();
        assertThat(story.innermost().map(WhereItStands.Waiting::activityId)).hasValue("correct");
        assertThat(story.outlook().holders()).extracting(Holder::name).containsExactly("Olaf Owner");
        assertThat(story.outlook().next()).containsExactly("somebody else verifies it");
        assertThat(story.outlook().goal().on()).isEqualTo(action(id).dueOn());
        refused(() -> organisation.as(stranger, () -> stories.of(action(id).subject())), Problem.Kind.NOT_FOUND, "");
    }

    @Test
    void aReviewSaysWhichCorrectionsGoOnBecauseOfIt() {
        SubjectRef review = new SubjectRef(SubjectRef.CONTROL_REVIEW, Ids.next());
        UUID id = found(review.id());
        assertThat(whereabouts.of(review)).as("not before they are started").isEqualTo(Whereabouts.Outlook.NONE);
        delegate.startActions(review.id().toString());
        assertThat(whereabouts.of(review).branches())
                .containsExactly(new Whereabouts.Branch(
                        action(id).subject(),
                        "Correction of " + facts(id).name(),
                        action(id).dueOn()));
    }

    @Test
    void itIsNamedByNumberAndTitle() {
        UUID id = raised();
        for (SubjectRef subject :
                List.of(new SubjectRef(SubjectRef.FINDING, id), action(id).subject())) {
            SubjectGuide guide = guides.stream()
                    .filter(module -> module.supports(subject.kind()))
                    .findFirst()
                    .orElseThrow();
            assertThat(guide.name(subject))
                    .isEqualTo(
                            new SubjectGuide.Named(facts(id).name() + " Restores are not tested", "/findings/" + id));
            assertThat(organisation.as(owner, () -> guide.maySee(subject))).isTrue();
            assertThat(organisation.as(stranger, () -> guide.maySee(subject))).isFalse();
        }
    }

    @Test
    void itsHistoryIsForWhoeverMayOpenIt() {
        UUID id = planned();
        SubjectRef page = action(id).subject();
        assertThat(organisation.as(owner, () -> history.of(page, 0, 10)).acts())
                .extracting(AuditEntry::act)
                .containsExactly("CorrectionPlanned", "FindingRaised");
        refused(() -> organisation.as(stranger, () -> history.of(page, 0, 10)), Problem.Kind.NOT_FOUND, "");
    }

    @Test
    void evidenceIsAttachedByWhoeverHasTheTurn() {
        UUID id = planned();
        assertThat(mayAttach(owner, id)).isTrue();
        assertThat(mayAttach(compliance, id)).isTrue();
        assertThat(mayAttach(manager, id)).isFalse();
        organisation.as(owner, () -> corrections.reportDone(id, revision(id), "Done", "Shown on screen"));
        assertThat(mayAttach(owner, id)).as("what is verified stays as it is").isFalse();
        assertThat(mayAttach(compliance, id)).isTrue();
        organisation.as(compliance, () -> corrections.verify(id, revision(id), null));
        assertThat(mayAttach(compliance, id)).isFalse();
    }

    private boolean mayAttach(UUID person, UUID finding) {
        SubjectRef subject = action(finding).subject();
        return organisation.as(person, () -> holders.stream()
                .filter(module -> module.supports(subject.kind()))
                .anyMatch(module -> module.mayAttach(subject)));
    }

    @Test
    void thePageOffersWhatIsThePersonsToDo() {
        UUID id = reported();
        FindingPage verifying = organisation.as(compliance, () -> pages.page(id));
        assertThat(verifying.turn()).isEqualTo(Turn.VERIFY);
        assertThat(verifying.mayWithdraw()).isTrue();
        assertThat(verifying.mayOpenAgain()).isFalse();
        assertThat(verifying.origin()).as("outside of reviews").isNull();
        FindingPage waiting = organisation.as(owner, () -> pages.page(id));
        assertThat(waiting.turn()).isEqualTo(Turn.NONE);
        assertThat(waiting.maySetDate()).isFalse();
        assertThat(waiting.mayHandOver()).isTrue();
        assertThat(waiting.maySeeControls()).as("plain staff").isFalse();
        UUID auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        FindingPage read = organisation.as(auditor, () -> pages.page(id));
        assertThat(read.turn()).isEqualTo(Turn.NONE);
        assertThat(read.mayHandOver() || read.mayWithdraw() || read.mayChooseVerifier() || read.maySetDate())
                .isFalse();
        organisation.as(compliance, () -> corrections.verify(id, revision(id), null));
        assertThat(organisation.as(compliance, () -> pages.page(id)).mayOpenAgain())
                .isTrue();
        refused(() -> organisation.as(stranger, () -> pages.page(id)), Problem.Kind.NOT_FOUND, "");
    }
}
