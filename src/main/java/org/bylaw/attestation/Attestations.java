package org.bylaw.attestation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.Policies;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
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
    private final Completion completion;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final Clock clock;

    Attestations(
            AnswerTable answers,
            Policies policies,
            Completion completion,
            CurrentPerson currentPerson,
            AuditTrail audit,
            Clock clock) {
        this.answers = answers;
        this.policies = policies;
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
    public List<Asked> mine(UUID campaignId) {
        List<Asked> mine = answers.of(campaignId, currentPerson.requireId());
        if (mine.isEmpty()) {
            throw Problem.notFound("You were not asked to attest this.");
        }
        return mine;
    }

    /** @throws Problem where the campaign did not ask whoever is logged in about this version */
    @AllowedToAll
    public Asked mine(UUID campaignId, UUID versionId) {
        return mine(campaignId).stream()
                .filter(asked -> asked.policyVersionId().equals(versionId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("You were not asked to attest this."));
    }

    /** The text that the campaign asks about, as Markdown; for those who were asked. */
    @AllowedToAll
    public String text(UUID campaignId, UUID versionId) {
        return policies.text(mine(campaignId, versionId).policyVersionId());
    }

    /**
     * Confirms the campaign's statement about exactly the text that was shown. Written as few statements as can be, since a
     * whole company does it at once; why it cannot be done is only looked for where it cannot.
     *
     * @param shownSha256 fingerprint of the text that the person read
     */
    @AllowedToAll
    @Transactional
    public void attest(UUID campaignId, UUID versionId, String shownSha256) {
        AnswerTable.Given given = answers.attest(campaignId, versionId, currentPerson.requireId(), shownSha256, now())
                .orElseThrow(() -> refusal(campaignId, versionId, shownSha256));
        record("Attested", campaignId, Map.of("version", given.version(), "sha256", shownSha256));
        if (given.fewLeft()) {
            completion.check(campaignId);
        }
    }

    private Problem refusal(UUID campaignId, UUID versionId, String shownSha256) {
        return answerable(campaignId, versionId).sha256().equals(shownSha256)
                ? overMeanwhile()
                : Problem.stale("The text is not the one you were shown. Please load the page again and read it anew.");
    }

    /** Says no, with the reason; the person may still attest while the campaign runs. */
    @AllowedToAll
    @Transactional
    public Asked decline(UUID campaignId, UUID versionId, String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw Problem.invalid("reason", "Please say why, so that somebody can help.");
        }
        if (why.length() > REASON_LIMIT) {
            throw Problem.invalid("reason", "Please keep it below %,d characters.".formatted(REASON_LIMIT));
        }
        Asked asked = answerable(campaignId, versionId);
        if (!answers.decline(asked, currentPerson.requireId(), why, now())) {
            throw overMeanwhile();
        }
        record("AttestationDeclined", campaignId, Map.of("version", asked.version(), "reason", why));
        completion.check(campaignId);
        return mine(campaignId, versionId);
    }

    /** What still waits for me, due first. */
    @AllowedToAll
    public List<Asked> myOpen() {
        return answers.open(currentPerson.requireId());
    }

    /** What I answered, newest first. */
    @AllowedToAll
    public List<Asked> myAnswers(int offset, int limit) {
        return answers.answered(currentPerson.requireId(), offset, limit);
    }

    /** My newest answer, or open question, about a policy. */
    @AllowedToAll
    public Optional<Asked> myLatest(UUID policyId) {
        return answers.latest(currentPerson.requireId(), policyId);
    }

    private Asked answerable(UUID campaignId, UUID versionId) {
        Asked asked = mine(campaignId, versionId);
        if (asked.state() == AttestationState.ATTESTED) {
            throw Problem.stale("You attested this already; your receipt stands.");
        }
        if (!asked.taken()) {
            throw Problem.stale("This campaign has ended. Nothing more is expected of you.");
        }
        return asked;
    }

    private void record(String act, UUID campaignId, Map<String, ?> details) {
        SubjectRef campaign = SubjectRef.campaign(campaignId);
        audit.record(act, campaign, campaign, details);
    }

    private static Problem overMeanwhile() {
        return Problem.stale("This was answered or ended meanwhile. Please load the page again.");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
