package org.bylaw.attestation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.bylaw.notification.Crowd;
import org.bylaw.notification.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks, reminds and escalates for a whole campaign at once: a statement for the rows, a statement for the mails. */
@Component
class Crowds {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    Crowds(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The people of the campaign's audience who work here now and, unless all are asked again, hold no valid attestation. */
    int ask(Campaign campaign) {
        int asked = jdbc.sql("""
                        INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, department_id,
                            location, state, asked_at, due_on)
                        SELECT c.id, p.id, c.policy_version_id, c.text_sha256, p.department_id, p.location, 'OPEN', :now,
                            c.due_on
                        FROM campaign c CROSS JOIN person p LEFT JOIN department d ON d.id = p.department_id
                        WHERE c.id = :id AND p.active
                            AND (NOT EXISTS (SELECT FROM campaign_audience WHERE campaign_id = :id AND kind = 'DEPARTMENT')
                                OR d.code IN (SELECT value FROM campaign_audience
                                    WHERE campaign_id = :id AND kind = 'DEPARTMENT'))
                            AND (NOT EXISTS (SELECT FROM campaign_audience WHERE campaign_id = :id AND kind = 'LOCATION')
                                OR p.location IN (SELECT value FROM campaign_audience
                                    WHERE campaign_id = :id AND kind = 'LOCATION'))
                            AND (c.ask_again OR p.id NOT IN (
                                SELECT a.person_id FROM attestation a
                                WHERE a.state = 'ATTESTED' AND a.policy_version_id IN (
                                    SELECT same.id FROM policy_version same JOIN policy_version now_in_force
                                        ON now_in_force.policy_id = same.policy_id AND now_in_force.major = same.major
                                    WHERE now_in_force.id = :version)))
                        """)
                .param("id", campaign.id())
                .param("version", campaign.policyVersionId())
                .param("now", now())
                .update();
        outbox.digest(
                new Crowd(
                        "SELECT person_id, '{}'::jsonb AS params FROM attestation WHERE campaign_id = :id AND state = 'OPEN'",
                        Map.of("id", campaign.id())),
                "attestation.asked",
                terms(campaign),
                campaign.attestPath());
        return asked;
    }

    /**
     * Reminds those who have not answered and had no mail about it today.
     *
     * @param of which of them
     * @return how many are reminded
     */
    int remind(Campaign campaign, Selection of, String mailKind) {
        OffsetDateTime now = now();
        Map<String, Object> params = new HashMap<>(of.params());
        params.put("campaign", campaign.id());
        params.put("now", now);
        params.put(
                "today",
                clock.instant()
                        .atZone(clock.getZone())
                        .toLocalDate()
                        .atStartOfDay(clock.getZone())
                        .toOffsetDateTime());
        int reminded = jdbc.sql("""
                        UPDATE attestation a SET reminders = a.reminders + 1, last_reminded_at = :now
                        WHERE a.campaign_id = :campaign AND a.state = 'OPEN'
                            AND coalesce(a.last_reminded_at, a.asked_at) < :today
                        """ + of.sql()).params(params).update();
        if (reminded > 0) {
            outbox.digest(
                    new Crowd("""
                            SELECT person_id, '{}'::jsonb AS params FROM attestation
                            WHERE campaign_id = :campaign AND state = 'OPEN' AND last_reminded_at = :now
                            """, Map.of("campaign", campaign.id(), "now", now)),
                    mailKind,
                    terms(campaign),
                    campaign.attestPath());
        }
        return reminded;
    }

    /** One mail to each line manager with the number of those who are late; each late person is told of once. */
    int escalate(Campaign campaign) {
        OffsetDateTime now = now();
        int late =
                jdbc.sql("""
                        UPDATE attestation SET escalated_at = :now
                        WHERE campaign_id = :campaign AND state = 'OPEN' AND escalated_at IS NULL
                        """).param("campaign", campaign.id()).param("now", now).update();
        if (late > 0) {
            outbox.digest(
                    new Crowd("""
                            SELECT p.manager_id AS person_id, jsonb_build_object('count', count(*)::text) AS params
                            FROM attestation a JOIN person p ON p.id = a.person_id
                            WHERE a.campaign_id = :campaign AND a.state = 'OPEN' AND a.escalated_at = :now
                                AND p.manager_id IS NOT NULL
                            GROUP BY p.manager_id
                            """, Map.of("campaign", campaign.id(), "now", now)),
                    "attestation.escalation",
                    terms(campaign),
                    campaign.path());
        }
        return late;
    }

    private static Map<String, String> terms(Campaign campaign) {
        return Map.of("title", campaign.title(), "due", campaign.dueOn().toString());
    }

    private OffsetDateTime now() {
        // PostgreSQL keeps microseconds; what is compared with a stored time must not be finer.
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
