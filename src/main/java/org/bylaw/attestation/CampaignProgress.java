package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How campaigns are doing, for whoever may see them; managers see the people of their team only. */
@Service
public class CampaignProgress {

    private final CampaignTable campaigns;
    private final ProgressQueries queries;
    private final Sight sight;
    private final Clock clock;

    CampaignProgress(CampaignTable campaigns, ProgressQueries queries, Sight sight, Clock clock) {
        this.campaigns = campaigns;
        this.queries = queries;
        this.sight = sight;
        this.clock = clock;
    }

    /** Whether there can be anything to see for whoever is logged in. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean seesAny() {
        return sight.everything() || queries.ownsAny(sight.viewer()) || sight.managesSomebody();
    }

    /** Running campaigns by due date, or ended ones, newest first; with the figures of the people in sight. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<CampaignSummary> list(boolean ended, int offset, int limit) {
        return sight.everything()
                ? queries.list(ended, offset, limit)
                : queries.listFor(sight.viewer(), ended, offset, limit);
    }

    /** All campaigns of a policy, newest first; empty for those who may see none of it. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<CampaignSummary> ofPolicy(UUID policyId) {
        return sight.everything() || queries.owns(sight.viewer(), policyId) ? queries.ofPolicy(policyId) : List.of();
    }

    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public CampaignSummary one(UUID campaignId) {
        Selection inSight = sight.require(campaigns.require(campaignId));
        return queries.one(campaignId, inSight)
                .orElseThrow(() -> Problem.notFound(say("This campaign is not there, or not for you to see.")));
    }

    /** As it stands now; for a campaign that closed and asks newcomers that is not what was written down at the close. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public Figures today(UUID campaignId) {
        return queries.today(campaignId, sight.require(campaigns.require(campaignId)));
    }

    /** How many days newcomers have, where the campaign asks them. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public OptionalInt daysOfNewcomers(UUID campaignId) {
        Campaign campaign = campaigns.require(campaignId);
        sight.require(campaign);
        return campaign.follows() && campaign.state().takesAnswers()
                ? OptionalInt.of(campaign.dueDays())
                : OptionalInt.empty();
    }

    /** Whether whoever is logged in sees their team only. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public boolean teamOnly(UUID campaignId) {
        return !sight.require(campaigns.require(campaignId)).sql().isEmpty();
    }

    /** Whether whoever is logged in answers for it, or owns a policy that it asks about. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean owns(UUID campaignId) {
        return sight.owns(campaigns.require(campaignId));
    }

    /** The groups, worst first. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public List<GroupFigures> groups(UUID campaignId, Grouping by) {
        return queries.groups(campaignId, by, sight.require(campaigns.require(campaignId)));
    }

    /** How many answered on which day, from the first to the last. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public List<AnswersOfDay> answers(UUID campaignId) {
        return queries.answers(campaignId, sight.require(campaigns.require(campaignId)), clock.getZone());
    }

    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public Forecast forecast(CampaignSummary campaign, List<AnswersOfDay> answers) {
        return Forecast.of(
                answers,
                campaign.figures().open(),
                LocalDate.ofInstant(campaign.opensAt(), clock.getZone()),
                campaign.dueOn(),
                LocalDate.now(clock));
    }

    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public List<AskedPerson> people(UUID campaignId, PeopleFilter filter, int offset, int limit) {
        return queries.people(campaignId, filter, sight.require(campaigns.require(campaignId)), offset, limit);
    }

    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public int count(UUID campaignId, PeopleFilter filter) {
        return queries.count(campaignId, filter, sight.require(campaigns.require(campaignId)));
    }

    /** Hands over all of them one by one, in the order of their names, without holding them in memory. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    @Transactional(readOnly = true)
    public void each(UUID campaignId, PeopleFilter filter, Consumer<AskedPerson> reader) {
        queries.each(campaignId, filter, sight.require(campaigns.require(campaignId)), reader);
    }
}
