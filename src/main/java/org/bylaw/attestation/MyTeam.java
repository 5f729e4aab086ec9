package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the people who report to whoever is logged in still have to attest, and reminding them of it; nobody else's people. */
@Service
public class MyTeam {

    private final TeamQueries queries;
    private final CampaignTable campaigns;
    private final Crowds crowds;
    private final Sight sight;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final Clock clock;

    MyTeam(
            TeamQueries queries,
            CampaignTable campaigns,
            Crowds crowds,
            Sight sight,
            CurrentPerson currentPerson,
            AuditTrail audit,
            Clock clock) {
        this.queries = queries;
        this.campaigns = campaigns;
        this.crowds = crowds;
        this.sight = sight;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether anybody reports to whoever is logged in. */
    @AllowedToAll
    @Whose(ObjectRule.OWN_TEAM)
    public boolean exists() {
        return sight.managesSomebody();
    }

    /** Auditors read and change nothing, not in their own team either. */
    @AllowedToAll
    @Whose(ObjectRule.OWN_TEAM)
    public boolean mayRemind() {
        return !currentPerson.has(Role.AUDITOR);
    }

    @AllowedToAll
    @Whose(ObjectRule.OWN_TEAM)
    public TeamFigures figures(boolean below) {
        return queries.figures(sight.viewer(), below, today());
    }

    @AllowedToAll
    @Whose(ObjectRule.OWN_TEAM)
    public List<TeamPolicy> policies(boolean below) {
        return queries.policies(sight.viewer(), below);
    }

    /** Who is late longest first. */
    @AllowedToAll
    @Whose(ObjectRule.OWN_TEAM)
    public List<TeamDuty> list(TeamFilter filter, int offset, int limit) {
        return queries.list(sight.viewer(), filter, today(), offset, limit);
    }

    @AllowedToAll
    @Whose(ObjectRule.OWN_TEAM)
    public int count(TeamFilter filter) {
        return queries.count(sight.viewer(), filter, today());
    }

    /**
     * Reminds the people of these duties, whoever of them has not answered and was not written to today.
     *
     * @return how many mails that makes, one for each person and campaign
     */
    @AllowedToAll
    @Whose(ObjectRule.OWN_TEAM)
    @Transactional
    public int remind(Collection<TeamDuty> duties) {
        requireReminding();
        Map<UUID, Set<UUID>> people = duties.stream()
                .collect(Collectors.groupingBy(
                        TeamDuty::campaignId,
                        TreeMap::new,
                        Collectors.mapping(TeamDuty::personId, Collectors.toSet())));
        Set<UUID> all = duties.stream().map(TeamDuty::personId).collect(Collectors.toSet());
        if (!queries.leadsAll(sight.viewer(), all)) {
            throw Problem.forbidden(say("You remind people who report to you."));
        }
        return people.entrySet().stream()
                .mapToInt(campaign -> remind(campaign.getKey(), Selection.people(campaign.getValue())))
                .sum();
    }

    /**
     * Reminds everyone of the team who is late.
     *
     * @param filter whose policy and reach count; which answers it shows does not
     * @return how many mails that makes, one for each person and campaign
     */
    @AllowedToAll
    @Whose(ObjectRule.OWN_TEAM)
    @Transactional
    public int remindLate(TeamFilter filter) {
        requireReminding();
        UUID me = sight.viewer();
        TeamFilter late = new TeamFilter(TeamFilter.Show.LATE, filter.policyId(), filter.below());
        Selection who = TeamQueries.team(me, late.below()).and(TeamQueries.of(late, today()));
        return queries.lateIn(me, late, today()).stream()
                .mapToInt(campaign -> remind(campaign, who))
                .sum();
    }

    private int remind(UUID campaignId, Selection who) {
        Campaign campaign = campaigns.require(campaignId);
        if (!campaign.state().takesAnswers()) {
            return 0;
        }
        int reminded = crowds.remind(campaign, who);
        if (reminded > 0) {
            audit.record(
                    "CampaignReminded",
                    campaign.ref(),
                    campaign.page(),
                    Map.of("when", "by manager", "people", reminded));
        }
        return reminded;
    }

    private void requireReminding() {
        if (!mayRemind()) {
            throw Problem.forbidden(say("Auditors remind nobody."));
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
