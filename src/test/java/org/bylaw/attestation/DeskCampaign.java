package org.bylaw.attestation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A policy about clear desks, its owner, a department of the test's own, and the campaign that asks all of it. */
final class DeskCampaign {

    static final String TEXT = "# Clear desk\n\nLock away what you leave.";

    final UUID department;
    final UUID owner;
    final UUID version;
    private final UUID policy;
    private final String code;
    private final Organisation organisation;
    private final Clock clock;

    DeskCampaign(Organisation organisation, JdbcClient jdbc, Clock clock, String departmentName) {
        this.organisation = organisation;
        this.clock = clock;
        code = departmentName.toUpperCase() + "-" + Ids.next();
        department = organisation.department(code, departmentName);
        owner = organisation.hire("Olga Owner", null, null, Role.POLICY_OWNER);
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        policy = policies.policy("Clear desk policy", owner, department);
        version = policies.publish(policy, 1, 0, TEXT);
    }

    /** Asks whoever is in the department by then, once its process runs. */
    UUID start(Campaigns campaigns) {
        NewCampaign wanted = new NewCampaign(
                List.of(policy),
                "Desks of spring",
                "",
                "I have read it.",
                AudienceRule.of(List.of(code), List.of()),
                null,
                LocalDate.now(clock).plusDays(10),
                5,
                false,
                false);
        return organisation.as(owner, () -> campaigns.start(wanted));
    }
}
