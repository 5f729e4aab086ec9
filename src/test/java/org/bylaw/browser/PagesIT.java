package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every page that there is, for every role: who may open it, and that everybody can see and use it. */
@BrowserTest
class PagesIT {

    /** One person for each role, with whatever roles they have beside it. */
    private static final Map<String, String> WHO = Map.of(
            "employee", "noah.winkler",
            "policy-author", "mira.holm",
            "policy-owner", "david.olsen",
            "approver", "tomas.ek",
            "management", "astrid.lund",
            "hr", "samuel.klein",
            "control-owner", "felix.brandt",
            "compliance", "viktor.sand",
            "auditor", "nadia.ortega",
            "admin", "olle.admin");

    /** The signature's page shows nothing without a wish to sign; the story looks at it. */
    private static final String SIGNING = "approvals/:roundId/sign";

    @Test
    void everyPageCanBeSeenAndUsedByEverybody(Visitors visitors, Platform platform) {
        List<String> faults = new ArrayList<>();
        Visitor compliance = visitors.login("viktor.sand");
        for (Routes.Route route : Routes.all(platform)) {
            if (route.template().equals(SIGNING)) {
                continue;
            }
            Visitor visitor = route.opensFor(rolesOf(compliance, platform))
                    ? compliance
                    : visitors.login(WHO.get(route.roles().iterator().next()));
            visitor.open(route.path()).isSettled();
            faults.addAll(Looks.faults(visitor.page(), route.toString()));
            if (visitor != compliance) {
                faults.addAll(visitor.refused());
            }
        }
        faults.addAll(compliance.refused());
        assertThat(faults).isEmpty();
    }

    /** Each cell of the table is tried without a browser ({@code PageDoorsTest}); this is what people see of it. */
    @Test
    void everyRoleOpensAPageOfItsOwnAndIsToldWhereItMayNotGo(Visitors visitors, Platform platform) {
        List<String> faults = new ArrayList<>();
        List<Routes.Route> guarded = Routes.all(platform).stream()
                .filter(route -> !route.roles().isEmpty())
                .toList();
        WHO.forEach((role, username) -> {
            Visitor visitor = visitors.login(username);
            Set<String> roles = rolesOf(visitor, platform);
            assertThat(roles).contains(role);
            Map<Boolean, List<Routes.Route>> doors =
                    guarded.stream().collect(Collectors.partitioningBy(route -> route.opensFor(roles)));
            doors.forEach((opens, routes) -> routes.stream().limit(2).forEach(route -> {
                visitor.open(route.path()).isSettled();
                boolean opened =
                        !visitor.page().locator("h1").first().innerText().equals(visitor.says("Not for your role"));
                if (opened != opens) {
                    faults.add(username + (opened ? " opened " : " could not open ") + route);
                }
            }));
        });
        assertThat(guarded).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void theOpenTabIsInViewOnAPhone(Visitors visitors, Platform platform) {
        Visitor karin =
                visitors.arrive("karin.nyberg", 390, 844, ColorScheme.LIGHT).logIn();
        String policy = Routes.all(platform).stream()
                .map(Routes.Route::path)
                .filter(path -> path.matches("/policies/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
        karin.open(policy + "?tab=process").isSettled();
        PlaywrightAssertions.assertThat(karin.page().locator("vaadin-tab[selected]"))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.99));
    }

    private static Set<String> rolesOf(Visitor visitor, Platform platform) {
        return platform.jdbc()
                .sql("SELECT role FROM person_role WHERE person_id = :id")
                .param("id", visitor.id())
                .query(String.class)
                .set();
    }
}
