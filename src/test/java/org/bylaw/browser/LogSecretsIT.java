package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bylaw.notification.Outbox;
import org.bylaw.testing.DemoRealm;
import org.bylaw.testing.PostgresServer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that is logged while people log in, are refused, get mail and log out, as production logs it: no secret is in it. */
@BrowserTest
class LogSecretsIT {

    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}|(?i)\\b(bearer|basic) [A-Za-z0-9+/=._-]{8,}");

    @Test
    void nothingSecretIsLogged(Visitors visitors, Platform platform) {
        List<String> secrets = new ArrayList<>(List.of(
                DemoRealm.CLIENT_SECRET,
                DemoRealm.DIRECTORY_SECRET,
                "password=" + DemoRealm.PASSWORD,
                "code-that-is-secret"));
        String title = "Mail while the log is read";
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        Logger ours = context.getLogger("org.bylaw");
        Level rootLevel = root.getLevel();
        Level ourLevel = ours.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        ours.setLevel(Level.INFO);
        try {
            LoggerFactory.getLogger(LogSecretsIT.class).info("The log is read");
            Visitor noah = visitors.login("noah.winkler");
            noah.page().context().cookies().stream()
                    .map((Cookie cookie) -> cookie.value)
                    .filter(value -> value.length() > 15)
                    .forEach(secrets::add);
            noah.open("/operations").isSettled();
            noah.page().request().post(platform.url() + "/logout");
            noah.page()
                    .request()
                    .get(platform.url() + "/login/oauth2/code/keycloak?state=none&code=code-that-is-secret");
            noah.page()
                    .request()
                    .post(
                            platform.url() + "/logout/connect/back-channel/keycloak",
                            RequestOptions.create()
                                    .setForm(FormData.create()
                                            .set(
                                                    "logout_token",
                                                    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJub2FoIn0.c2lnbmF0dXJl")));
            UUID id = noah.id();
            platform.mail().goAway();
            try {
                platform.bean(TransactionTemplate.class).executeWithoutResult(status -> platform.bean(Outbox.class)
                        .urgent(List.of(id), "consultation.opened", Map.of("title", title, "version", "1.0"), "/"));
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> log.list.stream()
                        .anyMatch(event -> event.getFormattedMessage().contains("waits for another attempt")));
            } finally {
                platform.mail().comeBack();
            }
            noah.open("/").isSettled();
            noah.page()
                    .getByLabel(Pattern.compile(noah.says("Your account, {0}", ".*")))
                    .click();
            noah.page()
                    .locator("[role=menuitem]")
                    .getByText(noah.says("Log out"))
                    .click();
            noah.page()
                    .waitForURL(
                            Pattern.compile(Pattern.quote(platform.keycloak().url()) + ".*"));
        } finally {
            root.detachAppender(log);
            root.setLevel(rootLevel);
            ours.setLevel(ourLevel);
        }
        String whole = List.copyOf(log.list).stream()
                .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + "\n"
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
        assertThat(whole).contains("The log is read", "waits for another attempt");
        assertThat(secrets).hasSizeGreaterThan(4).noneMatch(whole::contains);
        assertThat(whole).doesNotContainPattern(TOKEN).doesNotContain("'" + PostgresServer.PASSWORD + "'");
    }
}
