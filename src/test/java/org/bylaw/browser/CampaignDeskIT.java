package org.bylaw.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A campaign as HR, staff and a manager have it on their screens: wide in English, narrow in German. */
@BrowserTest
class CampaignDeskIT {

    private static final int HEIGHT = 900;

    @ParameterizedTest(name = "{0} at {3} px")
    @CsvSource({"petra.lindqvist, sofia.wik, greta.lauren, 1440", "samuel.klein, noah.winkler, julia.fischer, 390"})
    void hrAsksStaffAttestTheManagerRemindsHrExcusesAndCancels(
            String hrName, String staffName, String managerName, int width, Visitors visitors, Platform platform) {
        UUID policy = policyNobodyIsAskedAbout(platform);
        Visitor hr = visitors.arrive(hrName, width, HEIGHT, ColorScheme.LIGHT).logIn();
        UUID campaign = start(hr, policy);

        attest(visitors.arrive(staffName, width, HEIGHT, ColorScheme.LIGHT).logIn(), campaign);

        // Whoever got a mail about it today gets no second one.
        platform.clock().advance(Duration.ofDays(1));
        Visitor manager =
                visitors.arrive(managerName, width, HEIGHT, ColorScheme.LIGHT).logIn();
        remind(manager, campaign, policy, platform);

        excuse(hr, campaign, platform);
        cancel(hr, campaign);
        assertThat(hr.refused()).isEmpty();
        assertThat(manager.refused()).isEmpty();
    }

    private static UUID start(Visitor hr, UUID policy) {
        hr.open("/campaigns/new?policy=" + policy).sees("Ask people to attest").isSettled();
        hr.page()
                .getByLabel(hr.says("Ask also those whose attestation is still valid"))
                .check();
        assertThat(hr.page().locator(".mail-plan table")).isVisible();
        Looks.areFine(hr.page(), "the page of a new campaign");
        hr.presses("Start the campaign");
        hr.page().waitForURL(url -> url.matches(".*/campaigns/[0-9a-f-]{36}"));
        String path = hr.path();
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
            hr.open(path).isSettled();
            return hr.page().locator(".group-bars").count() > 0;
        });
        assertThat(hr.page().locator(".big-figure"))
                .containsText(hr.says("{0} of {1}", 0, "").strip());
        Looks.areFine(hr.page(), "HR's page of a campaign");
        return UUID.fromString(path.substring("/campaigns/".length()));
    }

    private static void attest(Visitor staff, UUID campaign) {
        staff.open("/attest").sees("Read and attest");
        Looks.areFine(staff.page(), "the list of what is to be attested");
        staff.open("/attest/" + campaign)
                .presses("I have read and will follow it")
                .sees("Thank you");
        Looks.areFine(staff.page(), "the receipt");
    }

    private static void remind(Visitor manager, UUID campaign, UUID policy, Platform platform) {
        manager.open("/my-team").sees("My team").isSettled();
        Looks.areFine(manager.page(), "a manager's team");
        manager.open("/my-team?policy=" + policy).isSettled();
        manager.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(Pattern.compile(manager.says("Remind {0} of {1}", ".+", ".+"))))
                .first()
                .click();
        manager.reads("1 reminder is on its way.");
        assertThat(platform.jdbc()
                        .sql("SELECT sum(reminders) FROM attestation WHERE campaign_id = :id")
                        .param("id", campaign)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static void excuse(Visitor hr, UUID campaign, Platform platform) {
        String name = openName(platform, campaign, hr.id());
        hr.open("/campaigns/" + campaign + "?name=" + name.replace(' ', '+')).isSettled();
        hr.page().locator("vaadin-grid vaadin-checkbox").last().click();
        hr.presses(hr.says("Excuse …").replace(" …", " 1 …"));
        hr.types("Reason", "On a long leave.", hr.dialog());
        hr.presses("Excuse this person").reads("1 person is excused.");
        hr.reads(hr.says("{0} attested", 1) + ", " + hr.says("{0} excused", 1));
    }

    /** What was attested stays; the next campaign may be about the same policy. */
    private static void cancel(Visitor hr, UUID campaign) {
        hr.open("/campaigns/" + campaign).isSettled();
        hr.presses("Cancel the campaign …").types("Reason", "A rehearsal.", hr.dialog());
        hr.presses("Cancel the campaign").reads("The campaign is cancelled.");
        hr.open("/campaigns?show=ended").sees("Campaigns").reads("Cancelled");
        Looks.areFine(hr.page(), "the campaigns that ended");
    }

    private static String openName(Platform platform, UUID campaign, UUID butNot) {
        return platform.jdbc()
                .sql("""
                        SELECT p.name FROM attestation a JOIN person p ON p.id = a.person_id
                        WHERE a.campaign_id = :id AND a.state = 'OPEN' AND a.reminders = 0 AND p.id <> :butNot
                        ORDER BY p.name LIMIT 1
                        """)
                .param("id", campaign)
                .param("butNot", butNot)
                .query(String.class)
                .single();
    }

    /** One in force that is for everyone, so that all who come here are asked. */
    private static UUID policyNobodyIsAskedAbout(Platform platform) {
        return platform.jdbc().sql("""
                        SELECT v.policy_id FROM policy_version v JOIN policy p ON p.id = v.policy_id
                        WHERE v.state = 'PUBLISHED' AND NOT EXISTS (SELECT FROM policy_audience a WHERE a.policy_id = p.id)
                            AND NOT EXISTS (SELECT FROM campaign_version c JOIN campaign k ON k.id = c.campaign_id
                                WHERE c.policy_id = p.id AND k.state IN ('PLANNED', 'OPEN'))
                        ORDER BY p.reference LIMIT 1
                        """).query(UUID.class).single();
    }
}
