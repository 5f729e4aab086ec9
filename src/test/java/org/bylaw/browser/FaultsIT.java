package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.bylaw.notification.Outbox;
import org.bylaw.testing.FaultProxy.Mode;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.transaction.support.TransactionTemplate;

/** What people notice when a part of the platform fails, or when somebody leaves. */
@BrowserTest
class FaultsIT {

    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    @Test
    void whoIsLoggedInGoesOnWorkingWhileKeycloakIsAway(Visitors visitors, Platform platform) {
        Visitor karin = visitors.login("karin.nyberg");
        platform.keycloak().freeze();
        try {
            karin.open("/policies").sees("Policies");
            karin.open("/read").isSettled().open("/").sees("My work");
        } finally {
            platform.keycloak().thaw();
        }
        visitors.login("noah.winkler");
    }

    @Test
    void whoCannotLogInIsToldWhyAndLedOnOnceKeycloakIsBack(Visitors visitors, Platform platform) {
        Visitor admin = visitors.login("olle.admin");
        Visitor atTheForm = visitors.arrive("noah.winkler").open("/policies");
        atTheForm.page().locator("#kc-login").waitFor();
        Visitor late = visitors.arrive("karin.nyberg");
        try {
            platform.toKeycloak().does(Mode.RESET);
            atTheForm.giveName();
            isToldThatItIsNotThem(atTheForm);
            assertThat(atTheForm.page().content()).doesNotContain("Exception", "Whitelabel");
            Awaitility.await().atMost(A_MINUTE).pollInSameThread().untilAsserted(() -> {
                late.open("/policies");
                isToldThatItIsNotThem(late);
            });
            Awaitility.await().atMost(A_MINUTE).pollInSameThread().untilAsserted(() -> {
                admin.open("/operations/health").isSettled();
                assertThat(admin.page().locator(".part-line").first().innerText())
                        .contains("Keycloak", admin.says("Does not work"));
            });
        } finally {
            platform.toKeycloak().does(Mode.PASS);
        }
        late.page().waitForURL(Pattern.compile(Pattern.quote(platform.keycloak().url()) + ".*"));
        late.giveName().sees("Policies");
        Awaitility.await().atMost(A_MINUTE).pollInSameThread().untilAsserted(() -> {
            admin.open("/operations/health").isSettled();
            assertThat(admin.page()
                            .getByText("Keycloak breaks the connection off.")
                            .count())
                    .isZero();
        });
    }

    private static void isToldThatItIsNotThem(Visitor visitor) {
        assertThat(visitor.page().locator("h1").innerText()).isEqualTo("You cannot log in at the moment");
        assertThat(visitor.page().locator("[role=alert]").innerText()).startsWith("Keycloak");
    }

    @Test
    void whoIsDisabledAtKeycloakLosesAccessAndDutiesWithinAMinute(Visitors visitors, Platform platform) {
        Visitor yusuf = visitors.login("yusuf.demir");
        UUID leaver = yusuf.id();
        assertThat(openDuties(platform, leaver)).isPositive();
        try (var keycloak = platform.administration()) {
            UserResource account = keycloak.realm("bylaw").users().get(leaver.toString());
            UserRepresentation user = account.toRepresentation();
            user.setEnabled(false);
            account.update(user);
        }
        Awaitility.await().atMost(A_MINUTE).pollInSameThread().untilAsserted(() -> {
            yusuf.open("/");
            assertThat(yusuf.page()
                            .locator("h1:has-text('" + yusuf.says("My work") + "')")
                            .count())
                    .isZero();
        });
        Awaitility.await().atMost(A_MINUTE).untilAsserted(() -> assertThat(openDuties(platform, leaver))
                .isZero());
        assertThat(handedOn(platform, leaver)).containsOnly("jonas.berg");
    }

    @Test
    void aMailThatCannotBeSentWaitsAndIsSentLater(Platform platform) {
        UUID noah = person(platform, "noah.winkler");
        String title = "The mail that waited";
        platform.mail().goAway();
        try {
            platform.bean(TransactionTemplate.class).executeWithoutResult(status -> platform.bean(Outbox.class)
                    .urgent(List.of(noah), "consultation.opened", Map.of("title", title, "version", "1.0"), "/"));
            Awaitility.await().atMost(A_MINUTE).untilAsserted(() -> assertThat(failures(platform, title))
                    .isPositive());
        } finally {
            platform.mail().comeBack();
        }
        platform.clock().advance(Duration.ofHours(1));
        Awaitility.await().atMost(A_MINUTE).untilAsserted(() -> assertThat(
                        platform.mail().subjects())
                .anyMatch(subject -> subject.contains(title)));
    }

    private static long openDuties(Platform platform, UUID personId) {
        return platform.jdbc()
                .sql("SELECT count(*) FROM duty WHERE person_id = :id AND closed_at IS NULL")
                .param("id", personId)
                .query(Long.class)
                .single();
    }

    /** Who has the open duties that were the person's. */
    private static Set<String> handedOn(Platform platform, UUID personId) {
        return platform.jdbc()
                .sql("""
                        SELECT p.username FROM duty d JOIN person p ON p.id = d.person_id
                        WHERE d.handed_over_from = :id AND d.closed_at IS NULL
                        """)
                .param("id", personId)
                .query(String.class)
                .set();
    }

    private static long failures(Platform platform, String title) {
        return platform.jdbc()
                .sql(
                        "SELECT coalesce(max(attempts), 0) FROM outbox_mail WHERE params ->> 'title' = :title AND last_error IS NOT NULL")
                .param("title", title)
                .query(Long.class)
                .single();
    }

    private static UUID person(Platform platform, String username) {
        return platform.jdbc()
                .sql("SELECT id FROM person WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }
}
