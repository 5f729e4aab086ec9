package org.bylaw.attestation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audience.PeopleCondition;
import org.bylaw.notification.Crowd;
import org.bylaw.notification.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks and reminds a whole campaign at once: a statement for the rows, a statement for the mails. */
@Component
class Crowds {

    /**
     * {@code p}'s attestations of {@code v} and of versions whose attestations are as good. Joined, so that PostgreSQL finds
     * them for all people at once: asking for each attestation which versions are as good took seconds where each of a few
     * people had hundreds.
     */
    static final String AS_GOOD = """
            SELECT FROM policy_version asked JOIN policy_version same
                ON same.policy_id = asked.policy_id AND same.major = asked.major
            JOIN attestation a ON a.policy_version_id = same.id
            WHERE asked.id = v.policy_version_id AND a.person_id = p.id
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    Crowds(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The people of the campaign's audience who work here now and, unless all are asked again, hold no valid attestation.
     *
     * @return how many rows were written, one for each person and version
     */
    int ask(Campaign campaign) {
        PeopleCondition audience = PeopleCondition.of(campaign.audience());
        int asked = jdbc.sql("""
                        INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, department_id,
                            location, state, asked_at, due_on, plan_day)
                        SELECT c.id, p.id, v.policy_version_id, v.text_sha256, p.department_id, p.location, 'OPEN', :now,
                            c.due_on, :today - c.due_on
                        FROM campaign c JOIN campaign_version v ON v.campaign_id = c.id CROSS JOIN person p
                        WHERE c.id = :id AND %s
                            AND NOT EXISTS (%s AND a.state = 'ATTESTED' AND NOT c.ask_again)
                        ORDER BY p.id
                        """.formatted(audience.sql(), AS_GOOD))
                .params(audience.params())
                .param("id", campaign.id())
                .param("now", now())
                .param("today", LocalDate.now(clock))
                .update();
        mail("""
                SELECT DISTINCT person_id, '{}'::jsonb AS params FROM attestation
                WHERE campaign_id = :campaign AND state = 'OPEN'
                """, Map.of("campaign", campaign.id()), "attestation.asked", campaign);
        return asked;
    }

    /** @return the names of those who are asked again */
    List<String> reopen(Campaign campaign, Collection<UUID> personIds, LocalDate dueOn) {
        OffsetDateTime now = now();
        List<String> names = jdbc.sql("""
                        WITH again AS (
                            UPDATE attestation a SET state = 'OPEN', asked_at = :now, due_on = CAST(:due AS date),
                                plan_day = :today - CAST(:due AS date), answered_at = NULL, reason = NULL, excused_by = NULL
                            FROM person p
                            WHERE a.campaign_id = :id AND a.person_id = ANY (:people) AND p.id = a.person_id AND p.active
                                AND a.state IN ('DECLINED', 'EXCUSED', 'MISSED')
                            RETURNING p.name)
                        SELECT DISTINCT name FROM again ORDER BY name
                        """)
                .param("id", campaign.id())
                .param("people", personIds.toArray(UUID[]::new))
                .param("due", dueOn)
                .param("today", LocalDate.now(clock))
                .param("now", now)
                .query(String.class)
                .list();
        mail("""
                SELECT person_id, jsonb_build_object('due', min(due_on)::text) AS params FROM attestation
                WHERE campaign_id = :campaign AND state = 'OPEN' AND asked_at = :now GROUP BY person_id
                """, Map.of("campaign", campaign.id(), "now", now), "attestation.asked", campaign);
        return names;
    }

    /** Those who have not answered and had no mail about it today. */
    Selection remindable() {
        return new Selection(
                " AND a.state = 'OPEN' AND coalesce(a.last_reminded_at, a.asked_at) < :midnight",
                Map.of("midnight", midnight()));
    }

    /**
     * Reminds those who have not answered and had no mail about it today.
     *
     * @param of which of them
     * @return how many people are reminded
     */
    int remind(Campaign campaign, Selection of) {
        OffsetDateTime now = now();
        Selection whom = remindable().and(of);
        Map<String, Object> params = new HashMap<>(whom.params());
        params.put("campaign", campaign.id());
        params.put("now", now);
        jdbc.sql("""
                        UPDATE attestation a SET reminders = a.reminders + 1, last_reminded_at = :now
                        WHERE a.campaign_id = :campaign
                        """ + whom.sql()).params(params).update();
        return mailReminders(campaign, "a.last_reminded_at = :now", Map.of("campaign", campaign.id(), "now", now));
    }

    /**
     * Writes to those open ones that meet the condition: the words for who is late, or for who has time still.
     *
     * @param condition on {@code attestation a}
     * @return how many people are written to
     */
    int mailReminders(Campaign campaign, String condition, Map<String, Object> params) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("today", LocalDate.now(clock));
        String people = """
                SELECT a.person_id, jsonb_build_object('due', min(a.due_on)::text) AS params FROM attestation a
                WHERE a.campaign_id = :campaign AND a.state = 'OPEN' AND %s
                GROUP BY a.person_id HAVING min(a.due_on) %s :today
                """;
        return mail(people.formatted(condition, ">="), all, "attestation.reminder", campaign)
                + mail(people.formatted(condition, "<"), all, "attestation.late", campaign);
    }

    private int mail(String people, Map<String, Object> params, String mailKind, Campaign campaign) {
        return outbox.digest(new Crowd(people, params), mailKind, terms(campaign), campaign.attestPath());
    }

    static Map<String, String> terms(Campaign campaign) {
        return Map.of("title", campaign.title(), "due", campaign.dueOn().toString());
    }

    private OffsetDateTime midnight() {
        return LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private OffsetDateTime now() {
        // PostgreSQL keeps microseconds; what is compared with a stored time must not be finer.
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
