package org.bylaw.attestation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audience.PeopleCondition;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Crowd;
import org.bylaw.notification.Outbox;
import org.bylaw.people.StaffChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps campaigns in step with the staff: whoever joins the audience is asked with a due date of their own, whoever leaves it
 * by moving is no longer waited for. Follows each change of the directory at once, and everybody once a day.
 */
@Component
class Newcomers {

    private final CampaignTable campaigns;
    private final Completion completion;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    Newcomers(
            CampaignTable campaigns,
            Completion completion,
            AuditTrail audit,
            Outbox outbox,
            JdbcClient jdbc,
            Clock clock) {
        this.campaigns = campaigns;
        this.completion = completion;
        this.audit = audit;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(StaffChanged change) {
        for (Campaign campaign : campaigns.asking()) {
            if (bringUpToDate(campaign, change.personIds()) > 0) {
                completion.check(campaign.id());
            }
        }
    }

    /** Everybody, not only those whose rows changed: a manager's move moves the whole team, too. */
    void bringUpToDate(Campaign campaign) {
        bringUpToDate(campaign, null);
    }

    /** @return how many were taken out */
    private int bringUpToDate(Campaign campaign, @Nullable Collection<UUID> among) {
        PeopleCondition audience = PeopleCondition.of(campaign.audience());
        Map<String, Object> params = new HashMap<>(audience.params());
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        LocalDate today = LocalDate.now(clock);
        params.put("id", campaign.id());
        params.put("now", now);
        params.put("today", today);
        params.put("due", due(campaign, today));
        String narrowed = "";
        if (among != null) {
            params.put("among", among.toArray(UUID[]::new));
            narrowed = " AND p.id = ANY (:among)";
        }
        takeNewVersions(campaign);
        int asked = askThoseWithoutRow(audience.sql() + narrowed, params);
        int again = askThoseWhoCameBack(audience.sql() + narrowed, params);
        int out = letGo(audience.sql(), narrowed, params);
        if (asked + again > 0) {
            outbox.digest(
                    new Crowd("""
                            SELECT person_id, jsonb_build_object('due', min(due_on)::text) AS params FROM attestation
                            WHERE campaign_id = :campaign AND state = 'OPEN' AND asked_at = :now GROUP BY person_id
                            """, Map.of("campaign", campaign.id(), "now", now)),
                    "attestation.asked",
                    Crowds.terms(campaign),
                    campaign.attestPath());
        }
        if (asked + again + out > 0) {
            audit.record(
                    "CampaignFollowedStaff",
                    campaign.ref(),
                    campaign.page(),
                    Map.of("asked", asked + again, "movedAway", out));
        }
        return out;
    }

    /** A campaign that does not go on after its close asks nobody beyond it. */
    private static LocalDate due(Campaign campaign, LocalDate today) {
        LocalDate own = today.plusDays(campaign.dueDays());
        LocalDate last = campaign.dueOn().plusDays(campaign.graceDays());
        return campaign.follows() || own.isBefore(last) ? own : last;
    }

    /** After a minor change newcomers read the text that is in force now. */
    private void takeNewVersions(Campaign campaign) {
        jdbc.sql("""
                        INSERT INTO campaign_version (campaign_id, policy_version_id, policy_id, text_sha256, position, running)
                        SELECT DISTINCT ON (now_in_force.id) c.campaign_id, now_in_force.id, c.policy_id,
                            now_in_force.body_sha256, c.position, false
                        FROM campaign_version c
                        JOIN policy_version asked ON asked.id = c.policy_version_id
                        JOIN policy_version now_in_force ON now_in_force.policy_id = c.policy_id
                            AND now_in_force.major = asked.major AND now_in_force.state = 'PUBLISHED'
                        WHERE c.campaign_id = :id AND NOT c.dropped
                        ON CONFLICT DO NOTHING
                        """).param("id", campaign.id()).update();
    }

    private int askThoseWithoutRow(String wanted, Map<String, Object> params) {
        return jdbc.sql("""
                        INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, department_id,
                            location, state, asked_at, due_on, plan_day, why)
                        SELECT c.id, p.id, v.policy_version_id, v.text_sha256, p.department_id, p.location, 'OPEN', :now,
                            CAST(:due AS date), :today - CAST(:due AS date),
                            CASE WHEN p.joined_at >= c.opens_at THEN 'JOINED' ELSE 'MOVED' END
                        FROM campaign c JOIN campaign_version v ON v.campaign_id = c.id AND NOT v.dropped
                        JOIN policy_version text ON text.id = v.policy_version_id AND text.state = 'PUBLISHED'
                        CROSS JOIN person p
                        WHERE c.id = :id AND %1$s
                            AND NOT EXISTS (%2$s AND a.campaign_id = c.id)
                            AND NOT EXISTS (%2$s AND a.state = 'OPEN')
                            AND NOT EXISTS (%2$s AND a.state = 'ATTESTED')
                        """.formatted(wanted, Crowds.AS_GOOD)).params(params).update();
    }

    private int askThoseWhoCameBack(String wanted, Map<String, Object> params) {
        return jdbc.sql("""
                        UPDATE attestation a SET state = 'OPEN', asked_at = :now, due_on = CAST(:due AS date),
                            plan_day = :today - CAST(:due AS date), department_id = p.department_id, location = p.location,
                            why = CASE WHEN a.state = 'LEFT' THEN 'JOINED' ELSE 'MOVED' END
                        FROM person p, policy_version text
                        WHERE a.campaign_id = :id AND a.state IN ('LEFT', 'MOVED') AND p.id = a.person_id
                            AND text.id = a.policy_version_id AND text.state = 'PUBLISHED' AND %s
                        """.formatted(wanted)).params(params).update();
    }

    private int letGo(String wanted, String narrowed, Map<String, Object> params) {
        return jdbc.sql("""
                        UPDATE attestation a SET state = 'MOVED' FROM person p
                        WHERE a.campaign_id = :id AND a.state = 'OPEN' AND p.id = a.person_id AND p.active
                            AND (%s) IS NOT TRUE %s
                        """.formatted(wanted, narrowed)).params(params).update();
    }
}
