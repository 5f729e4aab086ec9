package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.Policies;
import org.bylaw.security.FreshLogin;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Composed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each person attests for themselves. Nobody answers for another, not as a substitute either: a statement about
 * what I have read can only be mine.
 */
@Service
public class Attestations {

    private static final int REASON_LIMIT = 2000;

    private final AnswerTable answers;
    private final Policies policies;
    private final QuizTable quizzes;
    private final FollowUpSteps followUps;
    private final FreshLogin freshLogin;
    private final Completion completion;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final Clock clock;

    Attestations(
            AnswerTable answers,
            Policies policies,
            QuizTable quizzes,
            FollowUpSteps followUps,
            FreshLogin freshLogin,
            Completion completion,
            CurrentPerson currentPerson,
            AuditTrail audit,
            Clock clock) {
        this.answers = answers;
        this.policies = policies;
        this.quizzes = quizzes;
        this.followUps = followUps;
        this.freshLogin = freshLogin;
        this.completion = completion;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the campaign asks whoever is logged in, in its order.
     *
     * @throws Problem where it asks them nothing
     */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    public List<Asked> mine(UUID campaignId) {
        List<Asked> mine = answers.of(campaignId, currentPerson.requireId());
        if (mine.isEmpty()) {
            throw Problem.notFound(say("You were not asked to attest this."));
        }
        return mine;
    }

    /** @throws Problem where the campaign did not ask whoever is logged in about this version */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    public Asked mine(UUID campaignId, UUID versionId) {
        return mine(campaignId).stream()
                .filter(asked -> asked.policyVersionId().equals(versionId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("You were not asked to attest this.")));
    }

    /** The text that the campaign asks about, as Markdown; for those who were asked. */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    public String text(UUID campaignId, UUID versionId) {
        return policies.text(mine(campaignId, versionId).policyVersionId());
    }

    /**
     * Confirms the campaign's statement about exactly the text that was shown, by a click. Written as few statements as can
     * be, since a whole company does it at once; why it cannot be done is only looked for where it cannot.
     *
     * @param shownSha256 fingerprint of the text that the person read
     */
    @Costly(Costly.Kind.ANSWER)
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @Transactional
    public void attest(UUID campaignId, UUID versionId, String shownSha256) {
        confirm(campaignId, versionId, shownSha256, AnswerTable.Proof.CLICK);
    }

    /**
     * Confirms it with the own name.
     *
     * @param typed the name as the directory has it; capitals and spaces do not matter
     */
    @Costly(Costly.Kind.ANSWER)
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @Transactional
    public void attestByName(UUID campaignId, UUID versionId, String shownSha256, String typed) {
        String name = currentPerson.require().name();
        if (!sameName(name, typed)) {
            throw Problem.invalid("typedName", say("Please write your name as it stands here: {0}.", name));
        }
        confirm(
                campaignId,
                versionId,
                shownSha256,
                new AnswerTable.Proof(Confirmation.TYPED_NAME, typed.strip(), null));
    }

    private static boolean sameName(String name, String typed) {
        return plain(name).equals(plain(typed));
    }

    private static String plain(String name) {
        return Composed.of(name.strip(), Normalizer.Form.NFKC)
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Where to send the browser for the login that {@link #attestByLogin} needs.
     *
     * @param returnPath where it comes back to, with a leading slash
     */
    @Costly(Costly.Kind.LOGIN)
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    public String loginToAttest(UUID campaignId, UUID versionId, String shownSha256, String returnPath) {
        answerable(campaignId, versionId);
        return freshLogin.begin(purpose(campaignId, versionId, shownSha256), returnPath);
    }

    /** Whether the login for it was made. */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    public boolean readyToAttest(UUID campaignId, UUID versionId, String shownSha256) {
        return freshLogin.isProven(purpose(campaignId, versionId, shownSha256));
    }

    /** Confirms it with a login made for it just now. */
    @Costly(Costly.Kind.ANSWER)
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @Transactional
    public void attestByLogin(UUID campaignId, UUID versionId, String shownSha256) {
        OffsetDateTime authenticated =
                freshLogin.require(purpose(campaignId, versionId, shownSha256)).atOffset(ZoneOffset.UTC);
        confirm(
                campaignId,
                versionId,
                shownSha256,
                new AnswerTable.Proof(Confirmation.FRESH_LOGIN, null, authenticated));
    }

    private static String purpose(UUID campaignId, UUID versionId, String sha256) {
        return "attest:" + campaignId + ":" + versionId + ":" + sha256;
    }

    private void confirm(UUID campaignId, UUID versionId, String shownSha256, AnswerTable.Proof proof) {
        UUID me = currentPerson.requireId();
        AnswerTable.Given given = answers.attest(campaignId, versionId, me, shownSha256, proof, now())
                .orElseThrow(() -> refusal(campaignId, versionId, shownSha256, proof.kind()));
        record(
                "Attested",
                campaignId,
                Map.of(
                        "version", given.version(),
                        "sha256", shownSha256,
                        "confirmation", proof.kind().name()));
        if (given.asked()) {
            followUps.settleOf(campaignId, versionId, me);
        }
        completion.check(campaignId);
    }

    private Problem refusal(UUID campaignId, UUID versionId, String shownSha256, Confirmation kind) {
        Asked asked = answerable(campaignId, versionId);
        if (!asked.sha256().equals(shownSha256)) {
            return Problem.stale(
                    say("The text is not the one you were shown. Please load the page again and read it anew."));
        }
        if (quiz(campaignId, versionId).toAnswer()) {
            return Problem.invalid(say("Please answer the questions first."));
        }
        return asked.confirmation() == kind
                ? overMeanwhile()
                : Problem.stale(
                        switch (asked.confirmation()) {
                            case CLICK -> say("This is confirmed by a click. Please load the page again.");
                            case TYPED_NAME -> say("This is confirmed with your name. Please load the page again.");
                            case FRESH_LOGIN -> say("This is confirmed with a login. Please load the page again.");
                            case PAPER -> say("You attested this already; your receipt stands.");
                        });
    }

    /** The questions to answer before, with what became of the attempts so far. */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    public Quiz quiz(UUID campaignId, UUID versionId) {
        mine(campaignId, versionId);
        return quizzes.of(campaignId, versionId, currentPerson.requireId());
    }

    /**
     * Answers the questions; the last attempt that does not pass goes to the owner of the policy.
     *
     * @param given the option chosen for each, in their order, from 1; 0 where none was
     */
    @Costly(Costly.Kind.ANSWER)
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @Transactional
    public Quiz answerQuiz(UUID campaignId, UUID versionId, List<Integer> given) {
        Asked asked = answerable(campaignId, versionId);
        UUID me = currentPerson.requireId();
        quizzes.lock(campaignId, versionId, me).orElseThrow(Attestations::overMeanwhile);
        Quiz before = quiz(campaignId, versionId);
        if (!before.toAnswer()) {
            return before;
        }
        if (given.size() != before.items().size() || given.stream().anyMatch(option -> option < 1)) {
            throw Problem.invalid("questions", say("Please answer all questions."));
        }
        if (before.left() == 0) {
            throw Problem.invalid(
                    "questions", say("You have used all attempts. {0} comes back to you.", asked.ownerName()));
        }
        boolean passed = quizzes.attempt(campaignId, versionId, me, given, before.passPercent());
        record(
                "QuestionsAnswered",
                campaignId,
                Map.of(
                        "outcome",
                        passed ? "PASSED" : "FAILED",
                        "version",
                        asked.version(),
                        "attempt",
                        before.used() + 1));
        if (!passed && before.left() == 1) {
            followUps.begin(
                    asked,
                    me,
                    FollowUp.Kind.FAILED_TEST,
                    "%d of %d attempts at the questions were used without passing."
                            .formatted(before.attempts(), before.attempts()));
        }
        return quiz(campaignId, versionId);
    }

    /** Says no, with the reason; the person may still attest while the campaign runs. */
    @Costly(Costly.Kind.ANSWER)
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @Transactional
    public Asked decline(UUID campaignId, UUID versionId, String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw Problem.invalid("reason", say("Please say why, so that somebody can help."));
        }
        if (why.length() > REASON_LIMIT) {
            throw Problem.invalid("reason", say("Please keep it below {0} characters.", REASON_LIMIT));
        }
        Asked asked = answerable(campaignId, versionId);
        UUID me = currentPerson.requireId();
        if (!answers.decline(asked, me, why, now())) {
            throw overMeanwhile();
        }
        record("AttestationDeclined", campaignId, Map.of("version", asked.version(), "reason", why));
        followUps.begin(asked, me, FollowUp.Kind.DECLINED, why);
        completion.check(campaignId);
        return mine(campaignId, versionId);
    }

    /** What still waits for me, due first. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public List<Asked> myOpen() {
        return answers.open(currentPerson.requireId());
    }

    /** What I answered, newest first. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public List<Asked> myAnswers(int offset, int limit) {
        return answers.answered(currentPerson.requireId(), offset, limit);
    }

    /** My newest answer, or open question, about a policy. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public Optional<Asked> myLatest(UUID policyId) {
        return answers.latest(currentPerson.requireId(), policyId);
    }

    Asked answerable(UUID campaignId, UUID versionId) {
        Asked asked = mine(campaignId, versionId);
        if (asked.state() == AttestationState.ATTESTED) {
            throw Problem.stale(say("You attested this already; your receipt stands."));
        }
        if (!asked.taken()) {
            throw Problem.stale(say("This campaign has ended. Nothing more is expected of you."));
        }
        return asked;
    }

    private void record(String act, UUID campaignId, Map<String, ?> details) {
        SubjectRef campaign = SubjectRef.campaign(campaignId);
        audit.record(act, campaign, campaign, details);
    }

    private static Problem overMeanwhile() {
        return Problem.stale(say("This was answered or ended meanwhile. Please load the page again."));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
