package org.bylaw.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class LoginIT {

    @Test
    void aDeepLinkSurvivesTheLoginAsItWas(Visitors visitors, Platform platform) {
        Visitor karin = visitors.arrive("karin.nyberg").open("/policies?state=PUBLISHED");
        karin.giveName().sees("Policies");
        assertThat(karin.page()).hasURL(platform.url() + "/policies?state=PUBLISHED");
    }

    @Test
    void whoLogsOutHasToLogInAgain(Visitors visitors, Platform platform) {
        Visitor noah = visitors.login("noah.winkler");
        noah.page()
                .getByLabel(Pattern.compile(noah.says("Your account, {0}", ".*")))
                .click();
        noah.page().getByRole(AriaRole.MENUITEM).getByText(noah.says("Log out")).click();
        noah.page().waitForURL(Pattern.compile(Pattern.quote(platform.keycloak().url()) + ".*"));
        noah.open("/attestations/mine").giveName().sees("Lesen und bestätigen");
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo(Visitors visitors) {
        Visitor noah =
                visitors.login("noah.winkler").open("/policy/of-yesterday").sees("Page not found");
        assertThat(noah.page()).hasTitle(noah.says("Page not found · Bylaw"));
    }

    @Test
    void aPageForOtherRolesSaysSo(Visitors visitors) {
        visitors.login("noah.winkler").open("/policies/import").sees("Not for your role");
    }
}
