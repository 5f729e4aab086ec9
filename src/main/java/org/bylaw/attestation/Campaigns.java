package org.bylaw.attestation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What HR, compliance, owners and managers do with campaigns. */
@Service
public class Campaigns {

    private final CampaignTable campaigns;
    private final CampaignSteps steps;
    private final Crowds crowds;
    private final Completion completion;
    private final Sight sight;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Campaigns(
            CampaignTable campaigns,
            CampaignSteps steps,
            Crowds crowds,
            Completion completion,
            Sight sight,
            CurrentPerson currentPerson,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.campaigns = campaigns;
        this.steps = steps;
        this.crowds = crowds;
        this.completion = completion;
        this.sight = sight;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether whoever is logged in may start a campaign for a policy with that owner. */
    @AllowedToAll
    public boolean mayStart(UUID ownerId) {
        return currentPerson.hasAny(Role.HR, Role.COMPLIANCE)
                || currentPerson.id().filter(ownerId::equals).isPresent();
    }

    /** What whoever is logged in may do with a campaign as it stands now. */
    public record Rights(boolean remind, boolean excuse, boolean cancel) {}

    @AllowedToAll
    public Rights rights(UUID campaignId) {
        Campaign campaign = campaigns.require(campaignId);
        boolean open = campaign.state() == CampaignState.OPEN;
        return new Rights(
                open && sight.mayRemind(campaign),
                open && currentPerson.hasAny(Role.HR, Role.COMPLIANCE),
                open && currentPerson.has(Role.COMPLIANCE));
    }

    /** What a new campaign for the policy begins with: the policy's own audience and the usual dates. */
    @AllowedToAll
    public NewCampaign proposal(UUID policyId) {
        AttestationSettings usual = steps.settings();
        return new NewCampaign(
                "",
                CampaignSteps.STATEMENT,
                steps.audienceOf(policyId),
                LocalDate.now(clock).plusDays(usual.dueDays()),
                usual.graceDays(),
                false);
    }

    /**
     * Starts a campaign for the policy's version in force.
     *
     * @return its id; the audience is asked a moment later
     */
    @AllowedToAll
    @Transactional
    public UUID start(UUID policyId, NewCampaign wanted) {
        record InForce(UUID ownerId, UUID versionId) {}
        InForce policy = jdbc.sql("""
                        SELECT p.owner_id, v.id AS version_id FROM policy p
                        JOIN policy_version v ON v.policy_id = p.id AND v.state = 'PUBLISHED' WHERE p.id = :id
                        """)
                .param("id", policyId)
                .query(InForce.class)
                .optional()
                .orElseThrow(() -> Problem.stale("Only a policy that is in force can be attested."));
        if (!mayStart(policy.ownerId())) {
            throw Problem.forbidden("Campaigns are started by the policy's owner, HR or compliance.");
        }
        check(wanted);
        campaigns.running(policyId).ifPresent(running -> {
            throw Problem.stale("A campaign for this policy is running already: %s, due on %s."
                    .formatted(running.title(), running.dueOn()));
        });
        return steps.start(policy.versionId(), wanted, currentPerson.requireId());
    }

    private void check(NewCampaign wanted) {
        if (wanted.statement().isBlank()) {
            throw Problem.invalid("statement", "Please write the sentence that people confirm.");
        }
        if (wanted.statement().strip().length() > 1000) {
            throw Problem.invalid("statement", "Please keep the sentence below 1,000 characters.");
        }
        if (wanted.message().strip().length() > 2000) {
            throw Problem.invalid("message", "Please keep the message below 2,000 characters.");
        }
        if (!wanted.dueOn().isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("dueOn", "Please choose a day from tomorrow on.");
        }
        if (wanted.graceDays() < 0 || wanted.graceDays() > 365) {
            throw Problem.invalid("graceDays", "Please choose 0 to 365 days.");
        }
    }

    /**
     * Reminds these people now, whoever of them has not answered and was not written to today.
     *
     * @return how many are reminded
     */
    @AllowedToAll
    @Transactional
    public int remind(UUID campaignId, Collection<UUID> personIds) {
        return remind(campaignId, Selection.people(personIds));
    }

    /** Reminds everyone in sight who has not answered and was not written to today. */
    @AllowedToAll
    @Transactional
    public int remindAll(UUID campaignId) {
        return remind(campaignId, Selection.ALL);
    }

    private int remind(UUID campaignId, Selection selection) {
        Campaign campaign = requireOpen(campaignId);
        Selection mine = sight.requireReminding(campaign);
        boolean late = LocalDate.now(clock).isAfter(campaign.dueOn());
        int reminded = crowds.remind(campaign, mine.and(selection), late ? "attestation.late" : "attestation.reminder");
        if (reminded > 0) {
            audit.record(
                    "CampaignReminded",
                    campaign.ref(),
                    campaign.policy(),
                    Map.of("when", "by hand", "people", reminded));
        }
        return reminded;
    }

    /**
     * Takes people out who need not attest.
     *
     * @return how many are excused; whoever attested stays as they are
     */
    @Allowed({Role.HR, Role.COMPLIANCE})
    @Transactional
    public int excuse(UUID campaignId, Collection<UUID> personIds, String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw Problem.invalid("reason", "Please say why they need not attest.");
        }
        Campaign campaign = requireOpen(campaignId);
        List<String> excused = jdbc.sql("""
                        UPDATE attestation a SET state = 'EXCUSED', reason = :reason, excused_by = :me, answered_at = NULL
                        FROM person p
                        WHERE a.campaign_id = :campaign AND a.person_id = ANY (:people) AND p.id = a.person_id
                            AND a.state IN ('OPEN', 'DECLINED')
                        RETURNING p.name
                        """)
                .param("reason", why)
                .param("me", currentPerson.requireId())
                .param("campaign", campaignId)
                .param("people", personIds.toArray(UUID[]::new))
                .query(String.class)
                .list();
        if (!excused.isEmpty()) {
            audit.record(
                    "AttestationExcused", campaign.ref(), campaign.policy(), Map.of("people", excused, "reason", why));
            completion.check(campaignId);
        }
        return excused.size();
    }

    /** Ends a campaign before its time; what was attested stays valid. */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void cancel(UUID campaignId, String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw Problem.invalid("reason", "Please say why the campaign is cancelled.");
        }
        Campaign campaign = campaigns.require(campaignId);
        if (!campaigns.giveReason(campaignId, why, currentPerson.requireId())) {
            throw Problem.stale("This campaign has ended already.");
        }
        steps.cancel(campaign);
    }

    private Campaign requireOpen(UUID campaignId) {
        Campaign campaign = campaigns.require(campaignId);
        if (campaign.state() != CampaignState.OPEN) {
            throw Problem.stale(
                    campaign.state() == CampaignState.PLANNED
                            ? "Its people are being asked at this moment. Please try again in a minute."
                            : "This campaign has ended.");
        }
        return campaign;
    }
}
