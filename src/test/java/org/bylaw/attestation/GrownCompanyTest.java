package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.SmallTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of each row of a crowd does not read the whole table for it, though the same was small in a pilot. */
@ModuleTest
class GrownCompanyTest {

    private static final int PILOT = 10;
    private static final int COMPANY = 300;

    @Autowired
    Organisation organisation;

    @Autowired
    Campaigns campaigns;

    @Autowired
    AttestationDelegate delegate;

    @Autowired
    Excuses excuses;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private UUID hr;
    private UUID owner;

    @BeforeEach
    void hire() {
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
        owner = organisation.hire("Olga Owner", null, null, Role.POLICY_OWNER);
    }

    @Test
    void excused() {
        transaction.executeWithoutResult(status -> {
            SmallTables.planned(jdbc, () -> excuse(ask("PILOT", PILOT)));
            UUID campaign = ask("COMPANY", COMPANY);
            long before = SmallTables.readings(jdbc, "attestation");
            assertThat(excuse(campaign)).isEqualTo(COMPANY);
            assertThat(SmallTables.readings(jdbc, "attestation") - before).isLessThan(COMPANY / 10);
            status.setRollbackOnly();
        });
    }

    private int excuse(UUID campaign) {
        return organisation.as(
                hr, () -> excuses.excuse(campaign, Selection.ALL, "Not needed").people());
    }

    private UUID ask(String department, int count) {
        UUID id = organisation.department(department, department);
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        UUID policy = policies.policy("Clear desk", owner, id);
        policies.publish(policy, 1, 0, "# Clear desk\n\nLock away what you leave.");
        jdbc.sql("""
                        INSERT INTO person (id, username, name, email, department_id, location, joined_at, synced_at)
                        SELECT gen_random_uuid(), gen_random_uuid()::text, 'Name', n || '@example.org', :department, 'Oslo',
                            :now, :now FROM generate_series(1, :count) n
                        """)
                .param("department", id)
                .param("count", count)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        UUID campaign = organisation.as(
                hr,
                () -> campaigns.start(new NewCampaign(
                        List.of(policy),
                        "",
                        "",
                        "I will follow it.",
                        AudienceRule.of(List.of(department), List.of()),
                        null,
                        LocalDate.now(clock).plusDays(10),
                        5,
                        true,
                        false)));
        delegate.launch(campaign.toString());
        return campaign;
    }
}
