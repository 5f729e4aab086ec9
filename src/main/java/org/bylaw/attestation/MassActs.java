package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds and excuses all people of a campaign who match a filter, in a few statements whatever their number. Whoever acts
 * says how many they saw; where it is another number by then, nothing happens.
 */
@Service
public class MassActs {

    private final CampaignTable campaigns;
    private final Crowds crowds;
    private final Excuses excuses;
    private final Sight sight;
    private final FilterWords words;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    MassActs(
            CampaignTable campaigns,
            Crowds crowds,
            Excuses excuses,
            Sight sight,
            FilterWords words,
            AuditTrail audit,
            JdbcClient jdbc) {
        this.campaigns = campaigns;
        this.crowds = crowds;
        this.excuses = excuses;
        this.sight = sight;
        this.words = words;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** How many people who match have not answered and were not written to today. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_OWNER)
    public int remindable(UUID campaignId, PeopleFilter filter) {
        Campaign campaign = campaigns.requireAsking(campaignId);
        return count(
                campaignId,
                sight.requireReminding(campaign)
                        .and(ProgressQueries.matching(filter))
                        .and(crowds.remindable()));
    }

    /**
     * Reminds all who match, have not answered and were not written to today.
     *
     * @param expected how many they were when this was decided
     */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_OWNER)
    @Transactional
    public void remind(UUID campaignId, PeopleFilter filter, int expected) {
        Campaign campaign = campaigns.requireAsking(campaignId);
        Selection mine = sight.requireReminding(campaign);
        requireSame(expected, crowds.remind(campaign, mine.and(ProgressQueries.matching(filter))));
        audit.record(
                "CampaignReminded",
                campaign.ref(),
                campaign.page(),
                Map.of(
                        "when",
                        "by filter",
                        "people",
                        expected,
                        "filter",
                        words.inEnglish(filter, mine.sql().isEmpty())));
    }

    /** How many people who match could be excused. */
    @Allowed({Role.HR, Role.COMPLIANCE})
    public int excusable(UUID campaignId, PeopleFilter filter) {
        campaigns.requireAsking(campaignId);
        return count(campaignId, ProgressQueries.matching(filter).and(Excuses.EXCUSABLE));
    }

    /**
     * Takes all out who match and need not attest; whoever attested stays as they are. Who they were is kept row by row.
     *
     * @param expected how many they were when this was decided
     */
    @Allowed({Role.HR, Role.COMPLIANCE})
    @Transactional
    public void excuse(UUID campaignId, PeopleFilter filter, int expected, String reason) {
        String why = Excuses.reason(reason);
        Campaign campaign = campaigns.requireAsking(campaignId);
        Excuses.Act act = excuses.excuse(campaignId, ProgressQueries.matching(filter), why);
        requireSame(expected, act.people());
        audit.record(
                "AttestationExcused",
                campaign.ref(),
                campaign.page(),
                Map.of(
                        "what",
                        "by filter",
                        "people",
                        act.people(),
                        "filter",
                        words.inEnglish(filter, true),
                        "reason",
                        why,
                        "act",
                        act.id().toString()));
    }

    private int count(UUID campaignId, Selection wanted) {
        return jdbc.sql("SELECT count(DISTINCT a.person_id) FROM attestation a WHERE a.campaign_id = :campaign"
                        + wanted.sql())
                .params(wanted.params())
                .param("campaign", campaignId)
                .query(Integer.class)
                .single();
    }

    /** Thrown after the act, so that nobody can answer or be asked between the count and the act. */
    private static void requireSame(int expected, int found) {
        if (found != expected) {
            throw Problem.stale(say(
                    "Meanwhile it is {0} people and no longer {1}. Nothing was done; please look again.",
                    found, expected));
        }
    }
}
