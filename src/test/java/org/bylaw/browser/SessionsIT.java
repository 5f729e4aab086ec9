package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.RoleRepresentation;

/** Sessions with the real Keycloak and the real server: their cookies and headers, their end, and roles that are taken away. */
@BrowserTest
class SessionsIT {

    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final Pattern NONCE = Pattern.compile("script-src 'nonce-([A-Za-z0-9+/=]{20,})' 'strict-dynamic'");

    @Test
    void theSessionIsAnotherOneAfterTheLoginAndItsCookieIsForUsAlone(Visitors visitors, Platform platform) {
        Visitor noah = visitors.arrive("noah.winkler").open("/policies");
        String before = cookie(noah, platform).value;
        noah.giveName().isSettled();
        Cookie after = cookie(noah, platform);
        assertThat(after.value).isNotEqualTo(before);
        assertThat(after.httpOnly).isTrue();
        assertThat(after.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(after.path).isEqualTo("/");
        Visitor thief = visitors.arrive("thief");
        thief.page().context().addCookies(List.of(new Cookie(after.name, before).setUrl(platform.url())));
        thief.open("/policies");
        assertThat(thief.page().url()).startsWith(platform.keycloak().url());
    }

    @Test
    void vaadinsPagesRunOnlyScriptsOfTheirOwnAnswer(Visitors visitors, Platform platform) {
        Visitor karin = visitors.login("karin.nyberg");
        String first = nonce(karin.page().navigate(platform.url() + "/policies"));
        String second = nonce(karin.page().navigate(platform.url() + "/policies"));
        assertThat(first).isNotEqualTo(second);
        Response typed =
                karin.page().waitForResponse(answer -> answer.url().contains("v-r=uidl"), () -> karin.open("/read"));
        for (Response answer : List.of(typed, karin.page().navigate(platform.url() + "/attest"))) {
            Map<String, String> headers = answer.allHeaders();
            assertThat(headers.get("content-security-policy"))
                    .as(answer.url())
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            guarded(answer.url(), headers);
        }
        assertThat(String.valueOf(karin.page()
                        .evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].join()")))
                .as("nothing private stays in the browser")
                .matches("(bylaw-theme)?");
        assertThat(karin.page().evaluate("""
                () => { const script = document.createElement('script'); script.textContent = 'window.stolen = true';
                  document.head.append(script); return window.stolen === true; }
                """)).as("a script that was put in").isEqualTo(false);
        assertThat(karin.refused()).anyMatch(words -> words.contains("Content Security Policy"));
    }

    @Test
    void theRealServerTellsNothingOfItselfAndTakesNoStrangeMethods(Visitors visitors, Platform platform) {
        Visitor noah = visitors.login("noah.winkler");
        for (String path :
                List.of("/attest/x'--/y", "/bylaw/none.js", "/attest?from=a", "/actuator/health", "/attest")) {
            APIResponse answer = noah.page().request().get(platform.url() + path);
            assertThat(answer.text())
                    .as(path)
                    .doesNotContain("Whitelabel", "Exception", "org.apache", "Tomcat", "\tat ");
            guarded(path, answer.headers());
        }
        APIResponse part = noah.page().request().get(platform.url() + "/bylaw/icon.svg");
        assertThat(part.headers()).containsEntry("cache-control", "no-cache").containsKey("content-security-policy");
        assertThat(noah.page()
                        .request()
                        .get(
                                platform.url() + "/attest?from=a",
                                RequestOptions.create().setHeader("Accept", "text/html"))
                        .text())
                .contains(noah.says("That did not work"));
        for (String method : List.of("TRACE", "PUT", "DELETE", "PATCH", "PROPFIND")) {
            APIResponse answer = noah.page()
                    .request()
                    .fetch(platform.url() + "/attest", RequestOptions.create().setMethod(method));
            assertThat(answer.status()).as(method).isGreaterThanOrEqualTo(400);
            assertThat(answer.headers()).as(method).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void whomKeycloakLogsOutIsLoggedOutHereAndIsTold(Visitors visitors, Platform platform) {
        Visitor karin = visitors.login("karin.nyberg");
        Visitor atThePhone = visitors.login("karin.nyberg");
        karin.open("/policies").sees("Policies").isSettled();
        try (Keycloak keycloak = platform.administration()) {
            keycloak.realm("bylaw").users().get(karin.id().toString()).logout();
        }
        Awaitility.await().atMost(A_MINUTE).untilAsserted(() -> assertThat(openSessions(platform, karin.id()))
                .isZero());
        Awaitility.await()
                .atMost(A_MINUTE)
                .pollInSameThread()
                // The page that is open there may lead to the login itself at the same moment.
                .ignoreExceptionsInstanceOf(PlaywrightException.class)
                .untilAsserted(() -> {
                    atThePhone.open("/policies");
                    assertThat(atThePhone.page().url())
                            .startsWith(platform.keycloak().url());
                });
        karin.page().locator("vaadin-text-field input").first().pressSequentially("a");
        karin.page().getByText("You were logged out").click();
        karin.giveName().sees("Policies");
    }

    @Test
    void whoLogsOutOfBylawIsLoggedOutInItsOtherWindowsAndAtKeycloak(Visitors visitors, Platform platform) {
        Visitor noah = visitors.login("noah.winkler");
        Page other = noah.page().context().newPage();
        other.navigate(platform.url() + "/policies");
        other.locator("h1").first().waitFor();
        noah.page()
                .getByLabel(Pattern.compile(noah.says("Your account, {0}", ".*")))
                .click();
        noah.page().locator("[role=menuitem]").getByText(noah.says("Log out")).click();
        noah.page().waitForURL(Pattern.compile(Pattern.quote(platform.keycloak().url()) + ".*"));
        other.navigate(platform.url() + "/policies");
        assertThat(other.url()).startsWith(platform.keycloak().url());
    }

    @Test
    void aRoleThatIsTakenAwayAtKeycloakIsGoneWithinAMinuteAndBackAsSoon(Visitors visitors, Platform platform) {
        Visitor mira = visitors.login("mira.holm");
        mira.open("/policies/import").isSettled();
        String allowed = mira.page().locator("h1").first().innerText();
        assertThat(allowed).isNotEqualTo(mira.says("Not for your role"));
        try (Keycloak keycloak = platform.administration()) {
            RealmResource realm = keycloak.realm("bylaw");
            List<RoleRepresentation> author =
                    List.of(realm.roles().get("policy-author").toRepresentation());
            RoleScopeResource roles =
                    realm.users().get(mira.id().toString()).roles().realmLevel();
            roles.remove(author);
            try {
                awaitHeading(mira, mira.says("Not for your role"));
            } finally {
                roles.add(author);
            }
            awaitHeading(mira, allowed);
        }
    }

    private static void awaitHeading(Visitor visitor, String heading) {
        Awaitility.await().atMost(A_MINUTE).pollInSameThread().untilAsserted(() -> {
            visitor.open("/policies/import").isSettled();
            assertThat(visitor.page().locator("h1").first().innerText()).isEqualTo(heading);
        });
    }

    private static void guarded(String where, Map<String, String> headers) {
        assertThat(headers.get("x-frame-options")).as(where).isEqualTo("DENY");
        assertThat(headers.get("x-content-type-options")).as(where).isEqualTo("nosniff");
        assertThat(headers.get("referrer-policy")).as(where).isEqualTo("same-origin");
        assertThat(headers.get("cross-origin-opener-policy")).as(where).isEqualTo("same-origin");
        assertThat(headers.get("cache-control")).as(where).isEqualTo("no-store");
        assertThat(headers.get("content-security-policy")).as(where).contains("frame-ancestors 'none'");
        assertThat(headers).as(where).doesNotContainKeys("server", "x-powered-by");
    }

    private static String nonce(Response page) {
        String policy = page.headerValue("content-security-policy");
        guarded(page.url(), page.allHeaders());
        assertThat(policy)
                .contains("object-src 'none'")
                .doesNotContain("script-src 'self'", "'unsafe-inline' 'unsafe-eval'");
        Matcher nonce = NONCE.matcher(policy);
        assertThat(nonce.find()).as(policy).isTrue();
        return nonce.group(1);
    }

    private static Cookie cookie(Visitor visitor, Platform platform) {
        return visitor.page().context().cookies(platform.url()).stream()
                .filter(cookie -> cookie.name.equals("BYLAW_SESSION"))
                .findFirst()
                .orElseThrow();
    }

    private static long openSessions(Platform platform, UUID person) {
        return platform.jdbc()
                .sql("SELECT count(*) FROM web_session WHERE person_id = :id AND ended_at IS NULL")
                .param("id", person)
                .query(Long.class)
                .single();
    }
}
