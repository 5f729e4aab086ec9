package org.bylaw.benchmark;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bylaw.attestation.Campaigns;
import org.bylaw.attestation.NewCampaign;
import org.bylaw.audience.AudienceRule;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole company, hired in sets: 60 departments, a manager for every 20 people, 5 locations; and campaigns among it. */
final class Staff {

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Campaigns campaigns;
    private final ManagementService jobs;
    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    private final UUID hr;

    Staff(ApplicationContext application) {
        jdbc = application.getBean(JdbcClient.class);
        organisation = application.getBean(Organisation.class);
        campaigns = application.getBean(Campaigns.class);
        jobs = application.getBean(ManagementService.class);
        hr = organisation.hire("Hana Hr", organisation.department("d0", "Department 0"), null, Role.HR);
    }

    void hire(int people) {
        for (int number = 0; number < 60; number++) {
            organisation.department("d" + number, "Department " + number);
        }
        jdbc.sql("""
                        WITH hired AS (
                            SELECT gen_random_uuid() AS id, n FROM generate_series(1, :people) AS n),
                        managers AS (SELECT id, n FROM hired WHERE n % 20 = 0)
                        INSERT INTO person (id, username, name, email, department_id, manager_id, location, job_title,
                            employment, joined_at, synced_at)
                        SELECT h.id, 'p-' || h.id, 'Person ' || h.n, 'p' || h.n || '@example.org', d.id,
                            CASE WHEN m.id <> h.id THEN m.id END, 'Location ' || h.n % 5, 'Title ' || h.n % 100,
                            CASE h.n % 10 WHEN 0 THEN 'contractor' ELSE 'staff' END, :now, :now
                        FROM hired h JOIN department d ON d.code = 'd' || h.n % 60
                        LEFT JOIN managers m ON m.n = (h.n + 19) / 20 * 20
                        """).param("people", people).param("now", now).update();
    }

    int size() {
        return jdbc.sql("SELECT count(*) FROM person WHERE active")
                .query(Integer.class)
                .single();
    }

    /** A policy in force with a text of its own. */
    UUID policy() {
        return policy("# Policy\n\nText of " + UUID.randomUUID());
    }

    UUID policy(String body) {
        UUID policy = Ids.next();
        UUID version = Ids.next();
        jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                            language, review_interval_months, created_by, created_at)
                        SELECT :id, 'C-' || upper(right(:id::text, 12)), 'Policy of a campaign', 'POLICY', :hr, d.id,
                            'INTERNAL', 'en', 12, :hr, :now FROM department d WHERE d.code = 'd0'
                        """).param("id", policy).param("hr", hr).param("now", now).update();
        jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, change_summary, body,
                            body_sha256, created_by, created_at, published_at)
                        VALUES (:version, :policy, 1, 0, 'PUBLISHED', 'MAJOR', '', :body,
                            encode(sha256(convert_to(:body, 'UTF8')), 'hex'), :hr, :now, :now)
                        """)
                .param("version", version)
                .param("policy", policy)
                .param("body", body)
                .param("hr", hr)
                .param("now", now)
                .update();
        return policy;
    }

    /** Starts a campaign for everyone as HR does, and asks them as the engine's worker does. */
    UUID launch(UUID policy) {
        UUID campaign = organisation.as(hr, () -> {
            NewCampaign usual = campaigns.proposal(policy);
            return campaigns.start(new NewCampaign(
                    usual.policyIds(),
                    "",
                    "",
                    usual.statement(),
                    AudienceRule.EVERYONE,
                    null,
                    LocalDate.now().plusDays(30),
                    14,
                    true,
                    false));
        });
        jobs.createJobQuery().executable().list().forEach(job -> jobs.executeJob(job.getId()));
        return campaign;
    }

    /**
     * Campaigns of the past: each asked everyone, and everyone attested.
     *
     * @return how many rows they have
     */
    long history(int ended) {
        long rows = 0;
        for (int number = 1; number <= ended; number++) {
            UUID campaign = Ids.next();
            jdbc.sql("""
                            INSERT INTO campaign (id, responsible_id, audience, title, statement, state, opens_at, due_on,
                                grace_days, due_days, created_by, created_at, ended_at)
                            VALUES (:id, :hr, '{"include": [], "exclude": []}', 'Past', 'I will.', 'CLOSED', :began, :due, 14, 30,
                                :hr, :began, :now)
                            """)
                    .param("id", campaign)
                    .param("hr", hr)
                    .param("began", now.minusDays(60L * number))
                    .param("due", now.minusDays(60L * number - 30).toLocalDate())
                    .param("now", now)
                    .update();
            jdbc.sql("""
                            INSERT INTO campaign_version (campaign_id, policy_version_id, policy_id, text_sha256, position, running)
                            SELECT :id, v.id, v.policy_id, v.body_sha256, 1, false FROM policy_version v WHERE v.policy_id = :policy
                            """).param("id", campaign).param("policy", policy()).update();
            rows += jdbc.sql("""
                            INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, department_id,
                                location, state, asked_at, due_on, plan_day, answered_at, statement)
                            SELECT c.id, p.id, v.policy_version_id, v.text_sha256, p.department_id, p.location, 'ATTESTED',
                                c.opens_at, c.due_on, -30, c.opens_at + interval '1 day', c.statement
                            FROM campaign c JOIN campaign_version v ON v.campaign_id = c.id CROSS JOIN person p
                            WHERE c.id = :id AND p.active
                            """).param("id", campaign).update();
        }
        return rows;
    }

    /** That many of a hundred answered within the last twenty days. */
    void answered(UUID campaign, int percent) {
        jdbc.sql("""
                        UPDATE attestation SET state = 'ATTESTED', statement = 'I will.',
                            answered_at = now() - (random() * 20) * interval '1 day'
                        WHERE campaign_id = :id AND random() * 100 < :percent
                        """).param("id", campaign).param("percent", percent).update();
        jdbc.sql("UPDATE campaign SET opens_at = now() - interval '20 days' WHERE id = :id")
                .param("id", campaign)
                .update();
    }

    UUID hr() {
        return hr;
    }

    List<UUID> some(int people) {
        return jdbc.sql("SELECT id FROM person WHERE active AND id <> :hr ORDER BY id LIMIT :people")
                .param("hr", hr)
                .param("people", people)
                .query(UUID.class)
                .list();
    }
}
