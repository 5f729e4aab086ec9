package org.bylaw.rehearsal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to be true of publication, campaigns, mails and the trail whoever was killed while they were made. */
final class Unbroken {

    private Unbroken() {}

    /** What must not be, each with how often it is so. */
    static Map<String, Long> problems(JdbcClient jdbc) {
        Map<String, Long> problems = new HashMap<>();
        RULES.forEach((rule, sql) -> {
            long broken = jdbc.sql(sql).query(Long.class).single();
            if (broken > 0) {
                problems.put(rule, broken);
            }
        });
        return problems;
    }

    private static final Map<String, String> RULES = Map.of(
            "an approved version was not published",
            "SELECT count(*) FROM policy_version WHERE state IN ('APPROVAL', 'APPROVED')",
            "a version was published twice, or without a word in the trail",
            """
            SELECT count(*) FROM policy_version v WHERE v.state IN ('PUBLISHED', 'SUPERSEDED') AND v.published_at IS NOT NULL
                AND (SELECT count(*) FROM audit_event e WHERE e.act = 'PolicyPublished' AND e.subject_id = v.id) <> 1
            """,
            "a version has not one campaign",
            """
            SELECT count(*) FROM policy_version v WHERE v.state = 'PUBLISHED'
                AND (SELECT count(*) FROM campaign_version c WHERE c.policy_version_id = v.id) <> 1
            """,
            "a campaign was not launched once",
            """
            SELECT count(*) FROM campaign c
            WHERE (SELECT count(*) FROM audit_event e WHERE e.act = 'CampaignLaunched' AND e.subject_id = c.id) <> 1
            """,
            // One day's digest says of a campaign only the last word: who is late is not asked beside it.
            "somebody was not asked by mail once",
            """
            SELECT count(*) FROM attestation a LEFT JOIN (SELECT person_id,
                    count(*) FILTER (WHERE kind = 'attestation.asked') AS mails,
                    count(*) FILTER (WHERE kind = 'attestation.late' AND digest_id IS NOT NULL) AS overtook,
                    CAST(substring(path FROM '[0-9a-f-]{36}') AS uuid) AS campaign_id
                FROM outbox_mail WHERE kind LIKE 'attestation.%' GROUP BY person_id, campaign_id) m
                USING (person_id, campaign_id)
                WHERE coalesce(m.mails, 0) <> 1 AND NOT (m.mails = 0 AND m.overtook > 0)
            """,
            "somebody was reminded otherwise than the trail says",
            """
            SELECT count(*) FROM attestation a LEFT JOIN (SELECT person_id, count(*) AS mails,
                    CAST(substring(path FROM '[0-9a-f-]{36}') AS uuid) AS campaign_id
                FROM outbox_mail WHERE kind = 'attestation.late' GROUP BY person_id, campaign_id) m
                USING (person_id, campaign_id) WHERE coalesce(m.mails, 0) <> a.reminders
            """,
            "a step was given up that nobody is told of",
            """
            SELECT count(*) FROM act_ru_job j WHERE j.retries_ = 0
                AND NOT EXISTS (SELECT FROM act_ru_incident i WHERE i.configuration_ = j.id_)
            """,
            "a step was given up",
            "SELECT count(*) FROM act_ru_incident",
            "the tree has a hole",
            "SELECT count(*) FROM (SELECT leaf_index, row_number() OVER (ORDER BY leaf_index) - 1 AS place FROM audit_leaf)"
                    + " AS leaves WHERE leaf_index <> place");
}
