package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds and excuses all people of a campaign who match a filter, in a few statements whatever their number. Whoever acts
 * says how many they saw; where it is another number by then, nothing happens.
 */
@Service
public class MassActs {

    private static final String EXCUSABLE = " AND a.state IN ('OPEN', 'DECLINED')";

    private final CampaignTable campaigns;
    private final Crowds crowds;
    private final Completion completion;
    private final Sight sight;
    private final FilterWords words;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    MassActs(
            CampaignTable campaigns,
            Crowds crowds,
            Completion completion,
            Sight sight,
            FilterWords words,
            CurrentPerson currentPerson,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.campaigns = campaigns;
        this.crowds = crowds;
        this.completion = completion;
        this.sight = sight;
        this.words = words;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many people who match have not answered and were not written to today. */
    @AllowedToAll
    public int remindable(UUID campaignId, PeopleFilter filter) {
        Campaign campaign = requireAsking(campaignId);
        return count(
                campaignId,
                sight.requireReminding(campaign)
                        .and(ProgressQueries.matching(filter))
                        .and(new Selection(
                                " AND a.state = 'OPEN' AND coalesce(a.last_reminded_at, a.asked_at) < :midnight",
                                Map.of(
                                        "midnight",
                                        LocalDate.now(clock)
                                                .atStartOfDay(clock.getZone())
                                                .toOffsetDateTime()))));
    }

    /**
     * Reminds all who match, have not answered and were not written to today.
     *
     * @param expected how many they were when this was decided
     */
    @AllowedToAll
    @Transactional
    public void remind(UUID campaignId, PeopleFilter filter, int expected) {
        Campaign campaign = requireAsking(campaignId);
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
        requireAsking(campaignId);
        return count(campaignId, ProgressQueries.matching(filter).and(new Selection(EXCUSABLE, Map.of())));
    }

    /**
     * Takes all out who match and need not attest; whoever attested stays as they are. Who they were is kept row by row.
     *
     * @param expected how many they were when this was decided
     */
    @Allowed({Role.HR, Role.COMPLIANCE})
    @Transactional
    public void excuse(UUID campaignId, PeopleFilter filter, int expected, String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw Problem.invalid("reason", say("Please say why they need not attest."));
        }
        if (why.length() > 2000) {
            throw Problem.invalid("reason", say("Please keep it below {0} characters.", 2000));
        }
        Campaign campaign = requireAsking(campaignId);
        UUID act = Ids.next();
        Selection wanted = ProgressQueries.matching(filter);
        int excused = jdbc.sql("""
                        WITH excused AS (
                            UPDATE attestation a SET state = 'EXCUSED', reason = :reason, excused_by = :me, answered_at = NULL
                            WHERE a.campaign_id = :campaign %s
                            RETURNING a.person_id, a.policy_version_id),
                        kept AS (
                            INSERT INTO attestation_excused (act_id, campaign_id, person_id, policy_version_id, excused_by,
                                excused_at, reason)
                            SELECT :act, :campaign, person_id, policy_version_id, :me, :now, :reason FROM excused)
                        SELECT count(DISTINCT person_id) FROM excused
                        """.formatted(EXCUSABLE + wanted.sql()))
                .params(wanted.params())
                .param("campaign", campaignId)
                .param("act", act)
                .param("me", currentPerson.requireId())
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("reason", why)
                .query(Integer.class)
                .single();
        requireSame(expected, excused);
        audit.record(
                "AttestationExcused",
                campaign.ref(),
                campaign.page(),
                Map.of(
                        "what",
                        "by filter",
                        "people",
                        excused,
                        "filter",
                        words.inEnglish(filter, true),
                        "reason",
                        why,
                        "act",
                        act.toString()));
        completion.check(campaignId);
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

    private Campaign requireAsking(UUID campaignId) {
        Campaign campaign = campaigns.require(campaignId);
        if (!campaign.state().takesAnswers()) {
            throw Problem.stale(say("This campaign asks nobody at the moment."));
        }
        return campaign;
    }
}
