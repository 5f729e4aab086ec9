package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.notification.MailProblem;
import org.bylaw.notification.MailProblems;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class CampaignReachTest {

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    AttestationDelegate delegate;

    @Autowired
    Campaigns campaigns;

    @Autowired
    CampaignReach reach;

    @Autowired
    MailProblems problems;

    private UUID hr;
    private UUID lead;
    private UUID ada;
    private UUID campaign;

    @BeforeEach
    void aCampaignForThree() {
        jdbc.sql("UPDATE person SET active = false, left_at = synced_at WHERE active")
                .update();
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        UUID sales = organisation.department("SALES", "Sales");
        hr = organisation.hire("Hana Hr", sales, null, Role.HR);
        lead = organisation.hire("Lars Lead", sales, null);
        ada = organisation.hire("Ada Amber", sales, lead);
        UUID desk = policies.policy("Clear desk policy", hr, sales);
        policies.publish(desk, 1, 0, "# Desk\n\nLock it away.");
        campaign = organisation.as(
                hr,
                () -> campaigns.start(new NewCampaign(
                        List.of(desk),
                        "",
                        "",
                        "I will follow it.",
                        AudienceRule.EVERYONE,
                        null,
                        LocalDate.now(clock).plusDays(10),
                        14,
                        false,
                        false)));
        delegate.launch(campaign.toString());
    }

    @Test
    void hrIsToldHowManyNoMailReachesAndWhatTheyHaveStillToDo() {
        assertThat(organisation.as(hr, () -> reach.unreachable(campaign))).isZero();
        jdbc.sql("UPDATE person SET email = NULL WHERE id = :id")
                .param("id", ada)
                .update();
        assertThat(organisation.as(hr, () -> reach.unreachable(campaign))).isEqualTo(1);
        assertThat(organisation.as(lead, () -> reach.unreachable(campaign)))
                .as("for a manager, who has no page to look at them")
                .isZero();
        assertThat(organisation.as(hr, () -> problems.page(new MailProblems.Filter("", null), 0, 10)))
                .extracting(MailProblem::name, MailProblem::asked)
                .containsExactly(tuple("Ada Amber", 1));

        organisation.as(hr, () -> campaigns.excuse(campaign, List.of(ada), "On leave"));
        assertThat(organisation.as(hr, () -> reach.unreachable(campaign))).isZero();
    }
}
