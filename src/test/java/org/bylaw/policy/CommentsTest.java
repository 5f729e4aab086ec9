package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.document.Markdown;
import org.bylaw.document.Passages;
import org.bylaw.policy.CommentThread.State;
import org.bylaw.policy.Comments.Anchor;
import org.bylaw.policy.Comments.Rights;
import org.bylaw.policy.Submissions.Submission;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class CommentsTest {

    private static final Anchor PASSAGE = new Anchor("passwords", "long ones", "Passwords Use ", ". Devices Lock");

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Comments comments;

    @Autowired
    private Consultations consultations;

    @Autowired
    private Imports imports;

    @Autowired
    private PolicyDelegate delegate;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    private PolicyFixture those;
    private UUID otherReviewer;
    private UUID draft;

    @BeforeEach
    void askForComments() {
        those = new PolicyFixture(organisation, policies);
        otherReviewer = organisation.hire("Ruth Reviewer", those.department, those.manager);
        draft = those.draft();
        organisation.as(
                those.owner,
                () -> submissions.submit(
                        draft,
                        0,
                        new Submission(
                                Set.of(those.reviewer, otherReviewer),
                                LocalDate.now(clock).plusDays(7),
                                null)));
    }

    private UUID comment(Anchor anchor) {
        return organisation.as(those.reviewer, () -> comments.open(draft, anchor, "How long?"));
    }

    private CommentThread only() {
        return organisation.as(those.owner, () -> comments.of(draft)).getFirst();
    }

    private Optional<Passages.Place> placeNow() {
        String text = organisation.as(those.owner, () -> policies.text(draft));
        return only().placeIn(Passages.of(Markdown.render(text)));
    }

    private void save(int baseRevision, String text) {
        organisation.as(those.owner, () -> drafts.save(draft, baseRevision, text));
    }

    private static void refused(Problem.Kind kind, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(kind));
    }

    @Test
    void itStaysAtItsPassageWhatsoeverIsWrittenElsewhere() {
        comment(PASSAGE);
        Passages.Place before = placeNow().orElseThrow();
        save(0, "# Scope\n\nAll.\n\n" + PolicyFixture.TEXT.replace("Lock them.", "Never leave them alone."));
        assertThat(placeNow())
                .contains(
                        new Passages.Place(before.start() + "ScopeAll.".length(), before.end() + "ScopeAll.".length()));
    }

    @Test
    void itKeepsItsWordsWhenThePassageIsGone() {
        comment(PASSAGE);
        save(0, PolicyFixture.TEXT.replace("long ones", "fourteen characters"));
        assertThat(placeNow()).isEmpty();
        assertThat(only().quote()).isEqualTo("long ones");
    }

    @Test
    void aReviewerClosesWhatTheyOpenedAndNoMore() {
        UUID thread = comment(PASSAGE);
        refused(
                Problem.Kind.FORBIDDEN,
                () -> organisation.as(otherReviewer, () -> comments.mark(thread, State.RESOLVED)));
        Rights other = organisation.as(otherReviewer, () -> comments.rights(draft));
        assertThat(other.write()).isTrue();
        assertThat(other.close(only())).isFalse();
        assertThat(organisation.as(those.reviewer, () -> comments.rights(draft)).close(only()))
                .isTrue();
        organisation.as(those.reviewer, () -> comments.mark(thread, State.RESOLVED));
        assertThat(only().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void whoMayNotCloseItAnswersNothingEither() {
        UUID thread = comment(PASSAGE);
        refused(
                Problem.Kind.FORBIDDEN,
                () -> organisation.as(otherReviewer, () -> comments.answer(thread, "Long enough.")));
        assertThat(only().comments()).hasSize(1);
        organisation.as(those.owner, () -> comments.answer(thread, "Fourteen."));
        assertThat(only().comments()).hasSize(2);
        assertThat(only().state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void auditorsReadAndWriteNothing() {
        UUID auditor = organisation.hire("Aud Auditor", null, null, Role.AUDITOR);
        UUID thread = comment(PASSAGE);
        assertThat(organisation.as(auditor, () -> comments.of(draft))).hasSize(1);
        assertThat(organisation.as(auditor, () -> comments.rights(draft)).write())
                .isFalse();
        refused(
                Problem.Kind.FORBIDDEN,
                () -> organisation.as(auditor, () -> comments.open(draft, Anchor.WHOLE_TEXT, "Noted")));
        refused(Problem.Kind.FORBIDDEN, () -> organisation.as(auditor, () -> comments.reply(thread, "Noted")));
    }

    @Test
    void whoMayNotReadItHasNoRightsInIt() {
        Rights none = organisation.as(those.outsider, () -> comments.rights(draft));
        assertThat(none.write()).isFalse();
        assertThat(none.closeAll()).isFalse();
    }

    @Test
    void onceItIsInForceCommentsAreClosed() {
        UUID thread = comment(PASSAGE);
        transaction.executeWithoutResult(status -> {
            delegate.freeze(draft.toString());
            delegate.approved(draft.toString());
            delegate.publish(draft.toString());
        });
        refused(Problem.Kind.STALE, () -> organisation.as(those.owner, () -> comments.reply(thread, "Too late")));
        assertThat(organisation.as(those.owner, () -> comments.rights(draft)).write())
                .isFalse();
        assertThat(organisation.as(those.owner, () -> comments.of(draft))).hasSize(1);
    }

    @Test
    void onceItIsInForceItsReadersDoNotSeeWhatWasSaidAboutItsDrafts() {
        comment(PASSAGE);
        save(0, PolicyFixture.TEXT.replace("Lock them.", "Never leave them alone."));
        transaction.executeWithoutResult(status -> {
            delegate.freeze(draft.toString());
            delegate.approved(draft.toString());
            delegate.publish(draft.toString());
        });
        assertThat(organisation.as(those.outsider, () -> policies.text(draft))).contains("Never leave them alone.");
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(those.outsider, () -> comments.of(draft)));
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(those.outsider, () -> drafts.earlierTexts(draft)));
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(those.outsider, () -> drafts.earlierText(draft, 0)));
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(those.outsider, () -> consultations.reviewers(draft)));
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(those.outsider, () -> imports.originals(draft)));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> organisation.as(those.outsider, () -> imports.content(draft, UUID.randomUUID())));
        for (UUID concerned : List.of(those.owner, those.author, otherReviewer, those.manager)) {
            assertThat(organisation.as(concerned, () -> comments.of(draft))).hasSize(1);
            assertThat(organisation.as(concerned, () -> drafts.earlierTexts(draft)))
                    .isNotEmpty();
        }
    }

    @Test
    void wrongCommentsAreRefusedBesideTheirField() {
        assertThatThrownBy(() -> organisation.as(those.reviewer, () -> comments.open(draft, PASSAGE, "  ")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("comment"));
        Anchor endless = new Anchor("passwords", "long ".repeat(500), "", "");
        refused(
                Problem.Kind.INVALID,
                () -> organisation.as(those.reviewer, () -> comments.open(draft, endless, "Shorter?")));
        assertThat(organisation.as(those.owner, () -> comments.of(draft))).isEmpty();
    }
}
