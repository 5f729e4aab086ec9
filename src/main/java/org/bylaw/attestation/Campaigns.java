package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audit.AuditTrail;
import org.bylaw.document.Markdown;
import org.bylaw.document.RenderedText;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.HonestText;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What HR, compliance, owners and managers do with campaigns. */
@Service
public class Campaigns {

    /** More would not be read. */
    public static final int MOST_POLICIES = 20;

    private final CampaignTable campaigns;
    private final CampaignSteps steps;
    private final Crowds crowds;
    private final Excuses excuses;
    private final Sight sight;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Campaigns(
            CampaignTable campaigns,
            CampaignSteps steps,
            Crowds crowds,
            Excuses excuses,
            Sight sight,
            CurrentPerson currentPerson,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.campaigns = campaigns;
        this.steps = steps;
        this.crowds = crowds;
        this.excuses = excuses;
        this.sight = sight;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether whoever is logged in may start a campaign for a policy with that owner. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public boolean mayStart(UUID ownerId) {
        return currentPerson.hasAny(Role.HR, Role.COMPLIANCE)
                || currentPerson.id().filter(ownerId::equals).isPresent();
    }

    /** What whoever is logged in may do with a campaign as it stands now. */
    public record Rights(boolean remind, boolean excuse, boolean extend, boolean cancel) {}

    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public Rights rights(UUID campaignId) {
        Campaign campaign = campaigns.require(campaignId);
        boolean open = campaign.state() == CampaignState.OPEN;
        boolean asking = campaign.state().takesAnswers();
        return new Rights(
                asking && sight.mayRemind(campaign),
                asking && currentPerson.hasAny(Role.HR, Role.COMPLIANCE),
                open && currentPerson.hasAny(Role.HR, Role.COMPLIANCE),
                open && currentPerson.hasAny(Role.HR, Role.COMPLIANCE));
    }

    /** What a new campaign begins with: everyone, and the usual dates. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public NewCampaign proposal() {
        return proposal(List.of(), AudienceRule.EVERYONE, say(CampaignSteps.STATEMENT));
    }

    /** What a new campaign for the policy begins with: the policy's own audience and the usual dates. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_STARTER)
    public NewCampaign proposal(UUID policyId) {
        boolean mine = jdbc.sql("SELECT owner_id FROM policy WHERE id = :policy")
                .param("policy", policyId)
                .query(UUID.class)
                .optional()
                .filter(this::mayStart)
                .isPresent();
        if (!mine) {
            throw Problem.forbidden(say("Campaigns are started by the policy's owner, HR or compliance."));
        }
        return proposal(List.of(policyId), steps.audienceOf(policyId), steps.statementFor(policyId));
    }

    private NewCampaign proposal(List<UUID> policyIds, AudienceRule audience, String statement) {
        AttestationSettings usual = steps.settings();
        LocalDate dueOn = LocalDate.now(clock).plusDays(usual.dueDays());
        return new NewCampaign(policyIds, "", "", statement, audience, null, dueOn, usual.graceDays(), false, false);
    }

    /** The headings of the text in force, for those who may ask about it; where a wrong answer can point to. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_STARTER)
    public List<String> passages(UUID policyId) {
        record InForce(UUID ownerId, String body) {}
        return jdbc.sql("""
            SELECT p.owner_id, v.body FROM policy p
            JOIN policy_version v ON v.policy_id = p.id AND v.state = 'PUBLISHED' WHERE p.id = :policy
            """).param("policy", policyId).query(InForce.class).optional().stream()
                .filter(text -> mayStart(text.ownerId()))
                .flatMap(text -> Markdown.render(text.body()).outline().stream())
                .map(RenderedText.Heading::text)
                .distinct()
                .toList();
    }

    /**
     * Starts a campaign for the versions in force of some policies.
     *
     * @return its id; the audience is asked a moment later
     */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_STARTER)
    @Transactional
    public UUID start(NewCampaign wanted) {
        check(wanted);
        List<UUID> owners = jdbc.sql("""
            SELECT p.owner_id FROM policy p JOIN policy_version v ON v.policy_id = p.id AND v.state = 'PUBLISHED'
            WHERE p.id = ANY (:ids)
            """)
                .param("ids", wanted.policyIds().toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        if (owners.size() < wanted.policyIds().size()) {
            throw Problem.stale(say("Only a policy that is in force can be attested."));
        }
        if (!owners.stream().allMatch(this::mayStart)) {
            throw Problem.forbidden(say("Campaigns are started by the policy's owner, HR or compliance."));
        }
        campaigns.running(wanted.policyIds()).stream().findFirst().ifPresent(running -> {
            throw Problem.stale(say(
                    "A campaign for this policy is running already: {0}, due on {1}.",
                    running.title(), running.dueOn()));
        });
        UUID me = currentPerson.requireId();
        return steps.start(wanted, null, me, me);
    }

    private void check(NewCampaign wanted) {
        if (wanted.policyIds().isEmpty() || wanted.policyIds().size() > MOST_POLICIES) {
            throw Problem.invalid("policies", say("Please choose 1 to {0} policies.", MOST_POLICIES));
        }
        if (wanted.title().strip().length() > 240) {
            throw Problem.invalid("title", say("Please keep the title below 240 characters."));
        }
        HonestText.require("title", wanted.title().strip());
        if (wanted.statement().isBlank()) {
            throw Problem.invalid("statement", say("Please write the sentence that people confirm."));
        }
        if (wanted.statement().strip().length() > 1000) {
            throw Problem.invalid("statement", say("Please keep the sentence below 1,000 characters."));
        }
        if (wanted.message().strip().length() > 2000) {
            throw Problem.invalid("message", say("Please keep the message below 2,000 characters."));
        }
        ConfirmingRules.check(wanted.confirming(), wanted.policyIds());
        checkDue(wanted.dueOn());
        if (wanted.graceDays() < 0 || wanted.graceDays() > 365) {
            throw Problem.invalid("graceDays", say("Please choose 0 to 365 days."));
        }
    }

    private void checkDue(LocalDate dueOn) {
        LocalDate today = LocalDate.now(clock);
        if (!dueOn.isAfter(today)) {
            throw Problem.invalid("dueOn", say("Please choose a day from tomorrow on."));
        }
        if (dueOn.isAfter(today.plusYears(2))) {
            throw Problem.invalid("dueOn", say("Please choose a day within two years."));
        }
    }

    /** Gives everyone more time who has not answered, with a reason. */
    @Allowed({Role.HR, Role.COMPLIANCE})
    @Transactional
    public void extend(UUID campaignId, LocalDate dueOn, String reason) {
        String why = required(reason, say("Please say why they have more time."));
        Campaign campaign = campaigns.requireAsking(campaignId);
        checkDue(dueOn);
        if (!campaigns.extend(campaignId, dueOn)) {
            throw Problem.invalid(
                    "dueOn", say("Please choose a day after {0}, on which it is due now.", campaign.dueOn()));
        }
        audit.record(
                "CampaignExtended",
                campaign.ref(),
                campaign.page(),
                Map.of("before", campaign.dueOn().toString(), "due", dueOn.toString(), "reason", why));
        steps.extended(campaignId);
    }

    /**
     * Reminds these people now, whoever of them has not answered and was not written to today.
     *
     * @return how many are reminded
     */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_OWNER)
    @Transactional
    public int remind(UUID campaignId, Collection<UUID> personIds) {
        return remind(campaignId, Selection.people(personIds));
    }

    /** Reminds everyone in sight who has not answered and was not written to today. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_OWNER)
    @Transactional
    public int remindAll(UUID campaignId) {
        return remind(campaignId, Selection.ALL);
    }

    private int remind(UUID campaignId, Selection selection) {
        Campaign campaign = campaigns.requireAsking(campaignId);
        Selection mine = sight.requireReminding(campaign);
        int reminded = crowds.remind(campaign, mine.and(selection));
        if (reminded > 0) {
            audit.record(
                    "CampaignReminded", campaign.ref(), campaign.page(), Map.of("when", "by hand", "people", reminded));
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
        String why = Excuses.reason(reason);
        Campaign campaign = campaigns.requireAsking(campaignId);
        Excuses.Act act = excuses.excuse(campaignId, Selection.people(personIds), why);
        if (act.people() > 0) {
            audit.record(
                    "AttestationExcused",
                    campaign.ref(),
                    campaign.page(),
                    Map.of("people", excuses.names(act), "reason", why));
        }
        return act.people();
    }

    /**
     * Asks people again who declined, were excused or did not answer in time.
     *
     * @return how many are asked again; whoever attested stays as they are
     */
    @Allowed({Role.HR, Role.COMPLIANCE})
    @Transactional
    public int reopen(UUID campaignId, Collection<UUID> personIds, LocalDate dueOn, String reason) {
        String why = required(reason, say("Please say why they are asked again."));
        Campaign campaign = campaigns.requireAsking(campaignId);
        checkDue(dueOn);
        List<String> again = crowds.reopen(campaign, personIds, dueOn);
        if (!again.isEmpty()) {
            audit.record(
                    "CampaignReopened",
                    campaign.ref(),
                    campaign.page(),
                    Map.of("people", again, "due", dueOn.toString(), "reason", why));
        }
        return again.size();
    }

    /** Ends a campaign before its time; what was attested stays valid. */
    @Allowed({Role.HR, Role.COMPLIANCE})
    @Transactional
    public void cancel(UUID campaignId, String reason) {
        String why = required(reason, say("Please say why the campaign is cancelled."));
        Campaign campaign = campaigns.require(campaignId);
        if (!campaigns.giveReason(campaignId, why, currentPerson.requireId())) {
            throw Problem.stale(say("This campaign has ended already."));
        }
        steps.cancel(campaign);
    }

    private static String required(String reason, String whereEmpty) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw Problem.invalid("reason", whereEmpty);
        }
        return why;
    }
}
