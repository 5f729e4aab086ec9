package org.bylaw.run.story;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bylaw.approval.ApprovalPage;
import org.bylaw.approval.Outcome;
import org.bylaw.approval.RoundView;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.NewCampaign;
import org.bylaw.audience.AudienceRule;
import org.bylaw.policy.ChangeKind;
import org.bylaw.policy.CommentThread;
import org.bylaw.policy.Comments;
import org.bylaw.policy.Submissions;
import org.bylaw.policy.VersionFacts;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.ReviewOutcome;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/** Somebody of the demo organisation, and what they do in the story; each act goes through a service, with their own rights. */
record Actor(String username, Desk desk) {

    private <T> T act(Supplier<T> doing) {
        return desk.as(username, doing);
    }

    private void act(Runnable doing) {
        act(() -> {
            doing.run();
            return null;
        });
    }

    /** Begins the policy with the first sections of its text. */
    void begins(Paper paper) {
        PolicyText text = PolicyText.read(paper.file());
        act(() -> {
            UUID version = desk.policies().create(text.details(desk::person, desk::department), text.beginning());
            paper.isAt(desk.policies().version(version).policyId(), version);
        });
    }

    void revises(Paper paper, ChangeKind kind, String summary) {
        act(() -> paper.isAt(paper.policyId(), desk.drafts().revise(paper.policyId(), kind, summary)));
    }

    /** Writes the whole text of the file. */
    void writes(Paper paper, String file) {
        save(paper, PolicyText.read(file).body());
    }

    void finishes(Paper paper) {
        writes(paper, paper.file());
    }

    /** Puts other words in the place of these. */
    void changes(Paper paper, String from, String to) {
        String text = act(() -> desk.policies().text(paper.versionId()));
        if (!text.contains(from)) {
            throw new IllegalStateException(paper.file() + " does not say “" + from + "”");
        }
        save(paper, text.replace(from, to));
    }

    private void save(Paper paper, String text) {
        act(() -> {
            int revision = desk.policies().version(paper.versionId()).textRevision();
            if (!desk.drafts().save(paper.versionId(), revision, text).isSaved()) {
                throw new IllegalStateException("Somebody else has written in " + paper.file());
            }
        });
    }

    void writesWith(Paper paper, String... others) {
        act(() -> desk.drafts().nameCoAuthors(paper.versionId(), persons(others)));
    }

    void summarises(Paper paper, ChangeKind kind, String summary) {
        act(() -> desk.drafts().describe(paper.versionId(), kind, summary));
    }

    /** Sends the draft to approval, to be in force as soon as it is approved. */
    void submits(Paper paper) {
        submits(paper, (LocalDate) null);
    }

    void submits(Paper paper, @Nullable LocalDate effectiveOn) {
        submit(paper, new Submissions.Submission(Set.of(), null, effectiveOn));
    }

    void consults(Paper paper, LocalDate until, String... reviewers) {
        submit(paper, new Submissions.Submission(persons(reviewers), until, null));
    }

    private void submit(Paper paper, Submissions.Submission submission) {
        act(() -> {
            VersionFacts version = desk.policies().version(paper.versionId());
            desk.submissions().submit(version.id(), version.textRevision(), submission);
        });
    }

    /** Opens a thread on a passage, which later acts name to find it again. */
    void comments(Paper paper, String quote, String words) {
        act(() -> {
            String text = desk.policies().text(paper.versionId());
            int start = text.indexOf(quote);
            if (start < 0) {
                throw new IllegalStateException(paper.file() + " does not say “" + quote + "”");
            }
            Comments.Anchor anchor = new Comments.Anchor(
                    null,
                    quote,
                    text.substring(text.lastIndexOf('\n', start) + 1, start),
                    text.substring(start + quote.length(), text.indexOf('\n', start)));
            paper.remember(quote, desk.comments().open(paper.versionId(), anchor, words));
        });
    }

    void answers(Paper paper, String quote, String words) {
        act(() -> desk.comments().reply(paper.thread(quote), words));
    }

    void closes(Paper paper, String quote, CommentThread.State state) {
        act(() -> desk.comments().mark(paper.thread(quote), state));
    }

    void hasNoMoreComments(Paper paper) {
        act(() -> desk.consultations().done(paper.versionId()));
    }

    void goesToApproval(Paper paper) {
        act(() -> desk.consultations().toApproval(paper.versionId()));
    }

    void approves(Paper paper, String words) {
        decides(paper, Outcome.APPROVED, words);
    }

    void requestsChanges(Paper paper, String reason) {
        decides(paper, Outcome.CHANGES_REQUESTED, reason);
    }

    private void decides(Paper paper, Outcome outcome, String words) {
        inTurn(paper, turn -> desk.approvals()
                .decide(
                        turn.round().id(),
                        turn.seatId(),
                        outcome,
                        words,
                        turn.round().sha256()));
    }

    /** Approves with a signature, after a login for it. */
    void signs(Paper paper, String words) {
        inTurn(paper, turn -> {
            UUID round = turn.round().id();
            String sha256 = turn.round().sha256();
            desk.approvals().prepareSignature(round, turn.seatId(), words, sha256);
            desk.approvals().loginToSign(round, turn.seatId(), sha256, "/");
            desk.approvals().sign(round, turn.seatId());
        });
    }

    private record Turn(RoundView round, UUID seatId) {}

    private void inTurn(Paper paper, Consumer<Turn> doing) {
        act(() -> {
            ApprovalPage page = desk.records()
                    .page(desk.records()
                            .roundsOf(SubjectRef.policy(paper.policyId()))
                            .getFirst()
                            .id());
            ApprovalPage.Turn turn = page.turns().stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(username + " is not asked about " + paper.file()));
            doing.accept(new Turn(page.round(), turn.seatId()));
        });
    }

    /** Starts a campaign of their own among a department, which asks also those who have attested before. */
    void asksAgain(Paper paper, String department, LocalDate dueOn, String message) {
        act(() -> {
            NewCampaign usual = desk.campaigns().proposal(paper.policyId());
            desk.campaigns()
                    .start(new NewCampaign(
                            usual.policyIds(),
                            "",
                            message,
                            usual.statement(),
                            AudienceRule.of(List.of(department), List.of()),
                            null,
                            dueOn,
                            usual.graceDays(),
                            true,
                            false));
        });
    }

    void attests(Paper paper) {
        act(() -> {
            Asked asked = asked(paper);
            desk.attestations().attest(asked.campaignId(), asked.policyVersionId(), asked.sha256());
        });
    }

    void declines(Paper paper, String reason) {
        act(() -> {
            Asked asked = asked(paper);
            desk.attestations().decline(asked.campaignId(), asked.policyVersionId(), reason);
        });
    }

    void excuses(Paper paper, String reason, String... people) {
        act(() -> desk.campaigns().excuse(asked(paper).campaignId(), persons(people), reason));
    }

    private Asked asked(Paper paper) {
        return desk.attestations()
                .myLatest(paper.policyId())
                .orElseThrow(() -> new IllegalStateException(username + " has not to attest " + paper.file()));
    }

    void reviews(Paper paper, ReviewOutcome outcome, String note) {
        act(() -> {
            ReviewFacts review = desk.reviews().ofPolicy(paper.policyId()).stream()
                    .filter(desk.reviews()::mayDecide)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No review of " + paper.file() + " is open"));
            desk.reviews().complete(review.id(), review.revision(), outcome, note);
        });
    }

    void isAway(LocalDate from, LocalDate until, String substitute) {
        act(() -> desk.absences().setSubstitute(desk.person(username), desk.person(substitute), from, until));
    }

    private Set<UUID> persons(String... usernames) {
        return Arrays.stream(usernames).map(desk::person).collect(Collectors.toSet());
    }
}
