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
                .param("body", "# Policy\n\nText of " + policy)
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
