package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.TestKeycloak;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who cannot log in gets a page that says why, and no error of the browser's. */
@ModuleTest
class LoginProblemsTest {

    private static final String LOGIN = "/oauth2/authorization/keycloak";

    @Autowired
    private KeycloakCheck check;

    @Autowired
    private LoginFailure failure;

    @Autowired
    private Organisation organisation;

    @Autowired
    private WebApplicationContext context;

    private MockMvc mvc;

    @BeforeEach
    void browser() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @AfterEach
    void keycloakIsBack() {
        TestKeycloak.shared().isAway(false);
        check.within(Duration.ZERO);
    }

    @Test
    void aLoginLeadsToKeycloakWhileItIsThere() throws Exception {
        assertThat(asked(get(LOGIN)).getRedirectedUrl()).startsWith(TestKeycloak.PUBLIC_URL + "/realms/bylaw/");
    }

    @Test
    void whileItIsAwayAPageSaysSoLooksAgainAndLetsThroughWhoKnowsBetter() throws Exception {
        away();
        assertThat(asked(get(LOGIN)).getRedirectedUrl()).isEqualTo(LoginProblems.PATH);
        MockHttpServletResponse page = asked(get(LoginProblems.PATH).locale(Locale.ENGLISH));
        assertThat(page.getStatus()).isEqualTo(503);
        assertThat(page.getHeader("Refresh")).matches("1\\d; url=http://localhost/login-problem\\?again");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getContentAsString())
                .contains("<h1>You cannot log in at the moment</h1>")
                .contains("Keycloak answers that it has an error.")
                .contains("It has been so since ")
                .contains("This is not about you or your password.")
                .contains("href=\"" + LOGIN + "?anyway")
                .doesNotContain("Exception");
        assertThat(asked(get(LoginProblems.PATH).locale(Locale.GERMANY)).getContentAsString())
                .contains("<h1>Sie können sich gerade nicht anmelden</h1>");
        assertThat(asked(get(LOGIN).param("anyway", "")).getRedirectedUrl()).startsWith(TestKeycloak.PUBLIC_URL);
        assertThat(asked(get(LoginProblems.PATH).param("again", "")).getStatus())
                .isEqualTo(503);
        keycloakIsBack();
        assertThat(asked(get(LoginProblems.PATH).param("again", "")).getRedirectedUrl())
                .isEqualTo(LOGIN);
    }

    @Test
    void whoIsLoggedInStaysWhereTheyAre() throws Exception {
        away();
        String person = organisation.hire("Wanda Wach", null, null).toString();
        MockHttpServletResponse page = asked(get(LoginProblems.PATH).with(user(person)));
        assertThat(page.getContentAsString()).contains("Go to my work");
        keycloakIsBack();
        assertThat(asked(get(LoginProblems.PATH).param("again", "").with(user(person)))
                        .getStatus())
                .as("is not led away from what they do")
                .isEqualTo(200);
    }

    @Test
    void anAnswerThatCannotBeUsedLeadsToThePageAndNotRoundAndRound() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        failure.onAuthenticationFailure(new MockHttpServletRequest(), response, failed("invalid_token_response"));
        assertThat(response.getRedirectedUrl()).isEqualTo(LoginProblems.PATH);
        MockHttpServletResponse page = asked(get(LoginProblems.PATH));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getHeader("Refresh")).isNull();
        assertThat(page.getContentAsString()).contains("<h1>The login did not work</h1>", "href=\"" + LOGIN + "\"");

        MockHttpServletResponse again = new MockHttpServletResponse();
        failure.onAuthenticationFailure(new MockHttpServletRequest(), again, failed("authorization_request_not_found"));
        assertThat(again.getRedirectedUrl()).startsWith(LOGIN);
    }

    @Test
    void monitoringSeesTheStatusAndOnlyWhoMayLookSeesTheParts() throws Exception {
        assertThat(asked(get("/actuator/health")).getContentAsString())
                .contains("\"status\"")
                .doesNotContain("components", "platform");
        String admin = organisation.hire("Adam Admin", null, null).toString();
        assertThat(asked(get("/actuator/health").with(user(admin).roles("admin")))
                        .getContentAsString())
                .contains("\"platform\"", "\"db\"");
        assertThat(asked(get("/actuator/health").with(user(admin).roles("employee")))
                        .getContentAsString())
                .doesNotContain("components", "platform");
        assertThat(asked(get("/actuator/health/readiness").with(user(admin).roles("admin")))
                        .getContentAsString())
                .contains("\"db\"")
                .doesNotContain("platform");
    }

    @Test
    void whatTheProxyAsksForDependsOnNothingWhoseAbsenceWouldTakeAllNodesAway() throws Exception {
        Matcher asks = Pattern.compile("option httpchk GET (\\S+)")
                .matcher(Files.readString(Path.of("docker/haproxy/haproxy.cfg")));
        assertThat(asks.find()).isTrue();
        String admin = organisation.hire("Adam Admin", null, null).toString();
        MockHttpServletResponse answer =
                asked(get(asks.group(1)).with(user(admin).roles("admin")));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("\"readinessState\"").doesNotContain("\"db\"", "platform");
    }

    private void away() {
        TestKeycloak.shared().isAway(true);
        check.within(Duration.ZERO);
    }

    private MockHttpServletResponse asked(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static OAuth2AuthenticationException failed(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code));
    }
}
