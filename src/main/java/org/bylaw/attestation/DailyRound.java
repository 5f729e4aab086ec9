package org.bylaw.attestation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Crowd;
import org.bylaw.notification.Outbox;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a campaign does each morning: it asks those who joined or moved, and follows the reminder plan. Each row keeps the
 * day of the plan up to which it was handled, so that a day on which nothing ran is made up for, and none comes twice.
 */
@Service
class DailyRound {

    /** Rows handled in this round that passed one of these days in it. */
    private static final String CROSSED = """
            a.planned_at = :now AND EXISTS (SELECT FROM unnest(:days) AS step
                WHERE step > a.plan_day_before AND step <= a.plan_day)
            """;

    private final CampaignTable campaigns;
    private final Newcomers newcomers;
    private final LongLeaves leaves;
    private final ReminderPlan plan;
    private final Crowds crowds;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    DailyRound(
            CampaignTable campaigns,
            Newcomers newcomers,
            LongLeaves leaves,
            ReminderPlan plan,
            Crowds crowds,
            AuditTrail audit,
            Outbox outbox,
            JdbcClient jdbc,
            Clock clock) {
        this.campaigns = campaigns;
        this.newcomers = newcomers;
        this.leaves = leaves;
        this.plan = plan;
        this.crowds = crowds;
        this.audit = audit;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nothing where the campaign does not ask anybody now. */
    @Transactional
    public void walk(UUID campaignId) {
        Campaign campaign = campaigns.require(campaignId);
        if (!campaign.state().takesAnswers()) {
            return;
        }
        newcomers.bringUpToDate(campaign);
        leaves.giveTime("a.campaign_id = :campaign", Map.of("campaign", campaignId));
        if (campaign.state() == CampaignState.FOLLOWING) {
            campaigns.closeRows(campaignId, AttestationState.MISSED, true);
        }
        followPlan(campaign);
    }

    private void followPlan(Campaign campaign) {
        ReminderPlan.Steps steps = plan.of(classification(campaign.id()));
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        Map<String, Object> params = new HashMap<>();
        params.put("campaign", campaign.id());
        params.put("now", now);
        params.put("today", LocalDate.now(clock));
        params.put("steps", steps.days().toArray(Integer[]::new));
        int handled = jdbc.sql("""
                        UPDATE attestation a SET plan_day_before = a.plan_day,
                            plan_day = :today - a.due_on, planned_at = :now
                        WHERE a.campaign_id = :campaign AND a.state = 'OPEN'
                            AND EXISTS (SELECT FROM unnest(:steps) AS step
                                WHERE step > a.plan_day AND step <= :today - a.due_on)
                            AND NOT EXISTS (SELECT FROM long_leave l WHERE l.person_id = a.person_id
                                AND :today BETWEEN l.first_day AND l.last_day)
                        """).params(params).update();
        if (handled == 0) {
            return;
        }
        int reminded = remindPeople(campaign, crossed(params, steps.days(ReminderPlan.Act.PERSON)));
        int managers = tellManagers(campaign, crossed(params, steps.days(ReminderPlan.Act.MANAGER)));
        int hr = tellHr(campaign, crossed(params, steps.days(ReminderPlan.Act.HR)));
        audit.record(
                "CampaignReminded",
                campaign.ref(),
                campaign.page(),
                Map.of("when", "by plan", "people", reminded, "managers", managers, "hr", hr));
    }

    private static Map<String, Object> crossed(Map<String, Object> round, Integer[] days) {
        Map<String, Object> params = new HashMap<>(round);
        params.remove("steps");
        params.put("days", days);
        return params;
    }

    private int remindPeople(Campaign campaign, Map<String, Object> params) {
        jdbc.sql("""
                        UPDATE attestation a SET reminders = a.reminders + 1, last_reminded_at = :now
                        WHERE a.campaign_id = :campaign AND a.state = 'OPEN' AND %s
                        """.formatted(CROSSED)).params(params).update();
        return crowds.mailReminders(campaign, CROSSED, params);
    }

    private int tellManagers(Campaign campaign, Map<String, Object> params) {
        jdbc.sql("""
                        UPDATE attestation a SET escalated_at = :now
                        WHERE a.campaign_id = :campaign AND a.state = 'OPEN' AND %s
                        """.formatted(CROSSED)).params(params).update();
        return outbox.digest(
                new Crowd("""
                        SELECT p.manager_id AS person_id,
                            jsonb_build_object('count', count(DISTINCT a.person_id)::text) AS params
                        FROM attestation a JOIN person p ON p.id = a.person_id
                        WHERE a.campaign_id = :campaign AND a.state = 'OPEN' AND p.manager_id IS NOT NULL AND %s
                        GROUP BY p.manager_id
                        """.formatted(CROSSED), params),
                "attestation.escalation",
                Crowds.terms(campaign),
                campaign.path());
    }

    private int tellHr(Campaign campaign, Map<String, Object> params) {
        Map<String, Object> hr = new HashMap<>(params);
        hr.put("hr", Role.HR.roleName());
        return outbox.digest(
                new Crowd("""
                        SELECT r.person_id, jsonb_build_object('count', late.people::text) AS params
                        FROM (SELECT count(DISTINCT a.person_id) AS people FROM attestation a
                            WHERE a.campaign_id = :campaign AND a.state = 'OPEN' AND %s) late
                        CROSS JOIN person_role r WHERE r.role = :hr AND late.people > 0
                        """.formatted(CROSSED), hr),
                "attestation.escalation.hr",
                Crowds.terms(campaign),
                campaign.path());
    }

    /** The highest of its policies'. */
    private String classification(UUID campaignId) {
        return jdbc.sql("""
                        SELECT p.classification FROM campaign_version v JOIN policy p ON p.id = v.policy_id
                        WHERE v.campaign_id = :id ORDER BY array_position(:order, p.classification) LIMIT 1
                        """)
                .param("id", campaignId)
                .param("order", ReminderPlan.BY_CONFIDENCE)
                .query(String.class)
                .single();
    }
}
