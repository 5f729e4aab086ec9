package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bylaw.audit.Caller;
import org.bylaw.evidence.Evidences;
import org.bylaw.operations.Operations;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.ui.PageRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whatever is refused is one row of the trail. */
@ModuleTest
class RefusalsTest {

    @Autowired
    Organisation organisation;

    @Autowired
    Operations operations;

    @Autowired
    Evidences evidences;

    @Autowired
    RefusalRecord refusals;

    @Autowired
    FailedLogins failedLogins;

    @Autowired
    LoginFailure loginFailure;

    @Autowired
    KeycloakCheck keycloak;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    UUID mallory;

    @BeforeEach
    void hire() {
        mallory = organisation.hire("Mallory Muster", null, null);
    }

    @Test
    void aCommandThatTheRolesDoNotAllowIsOneRow() {
        assertThatThrownBy(() -> organisation.as(mallory, () -> operations.sendMailsNow()))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(refused()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("asked", "Operations.sendMailsNow").containsEntry("kind", "ROLE");
            assertThat(row).containsEntry("what", "COMMAND").containsEntry("actor_name", "Mallory Muster");
        });
    }

    @Test
    void whatIsNotForThemToSeeIsOneRowWithWhatTheyAskedFor() {
        UUID nothing = Ids.next();
        assertThatThrownBy(() -> organisation.as(mallory, () -> evidences.one(nothing)))
                .isInstanceOf(Problem.class);
        assertThat(refused()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("kind", "UNSEEN")
                .containsEntry("object", nothing.toString())
                .containsEntry("subject_kind", "person"));
    }

    @Test
    void whatTheyMayDoIsNoRefusal() {
        assertThat(organisation.as(mallory, () -> evidences.largestFile())).isPositive();
        assertThat(refused()).isEmpty();
    }

    @Test
    void aFloodIsAFewRowsWhoseCountsAddUp() {
        for (int i = 0; i < 137; i++) {
            assertThatThrownBy(() -> organisation.as(mallory, () -> operations.sendMailsNow()))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(counts()).containsExactly(1L, 9L, 90L);
        refusals.flush();
        assertThat(counts()).containsExactly(1L, 9L, 90L, 37L);
        assertThatThrownBy(() -> organisation.as(mallory, () -> operations.sendMailsNow()))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(counts()).as("a new minute begins anew").containsExactly(1L, 9L, 90L, 37L, 1L);
    }

    @Test
    void aFloodFromManyThreadsAddsUpToo() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> {
                    try {
                        organisation.as(mallory, () -> operations.sendMailsNow());
                    } catch (AccessDeniedException e) {
                        // As it should be.
                    }
                });
            }
        }
        refusals.flush();
        assertThat(counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(200);
    }

    @Test
    void aPageThatTheRolesDoNotOpenIsOneRow() {
        organisation.as(
                mallory, () -> events.publishEvent(new PageRefused("trail", "Your roles do not open this page")));
        assertThat(refused())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("what", "PAGE").containsEntry("asked", "trail"));
    }

    @Test
    void addressesThatNobodyMayAskForAreOneRow() throws Exception {
        mvc().perform(get("/actuator/env").with(user(mallory.toString()))).andExpect(status().isForbidden());
        assertThat(refused()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("what", "ADDRESS")
                .containsEntry("asked", "GET /actuator/env")
                .containsEntry("address", "127.0.0.1"));
    }

    @Test
    void aFormWithoutItsTokenIsOneRow() throws Exception {
        String form = "/attest/" + Ids.next() + "/" + Ids.next() + "/confirm";
        mvc().perform(post(form).with(user(mallory.toString()))).andExpect(status().isForbidden());
        assertThat(refused()).singleElement().satisfies(row -> assertThat(row).containsEntry("asked", "POST " + form));
    }

    @Test
    void aRefusalWithinARequestIsNotCountedAgainAsItsAnswer() throws Exception {
        String form = "/attest/" + Ids.next() + "/" + Ids.next() + "/login";
        mvc().perform(post(form).with(user(mallory.toString())).with(csrf())).andReturn();
        assertThat(refused()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whoIsNotLoggedInIsNotNamed() throws Exception {
        String form = "/attest/" + Ids.next() + "/" + Ids.next() + "/confirm";
        mvc().perform(post(form)).andExpect(status().isForbidden());
        assertThat(jdbc.sql("SELECT details ->> 'what' FROM audit_event WHERE details ->> 'asked' = :asked")
                        .param("asked", "POST " + form)
                        .query(String.class)
                        .list())
                .containsExactly("NOBODY");
    }

    @Test
    void whoIsNotLoggedInCannotFillTheTrailByMakingAddressesUp() {
        refusals.flush();
        String made = "POST /" + Ids.next() + "/";
        for (int i = 0; i < RefusalRecord.MOST_OF_NOBODY + 37; i++) {
            refusals.refused(new Refusal(Refusal.Way.ADDRESS, made + i, null, null, Refusal.Kind.ROLE, made));
        }
        refusals.flush();
        List<Long> rows = jdbc.sql("""
                        SELECT coalesce((details ->> 'refusals')::bigint, 1) FROM audit_event
                        WHERE act = 'AccessRefused' AND details ->> 'told' = :made ORDER BY id
                        """).param("made", made).query(Long.class).list();
        assertThat(rows).hasSizeLessThan(RefusalRecord.MOST_OF_NOBODY + 10);
        assertThat(rows.stream().mapToLong(Long::longValue).sum())
                .as("none is lost")
                .isEqualTo(RefusalRecord.MOST_OF_NOBODY + 37L);
    }

    @Test
    void norByMakingLoginsUp() throws Exception {
        LoginFailure door = new LoginFailure(failedLogins, refusals, keycloak);
        String error = "access_denied_" + mallory;
        String many = "One of very many logins that came to nothing";
        long before = counted(many);
        for (int i = 0; i < LoginFailure.MOST_ROWS_A_MINUTE + 40; i++) {
            door.onAuthenticationFailure(
                    new MockHttpServletRequest("GET", "/"),
                    new MockHttpServletResponse(),
                    new OAuth2AuthenticationException(new OAuth2Error(error)));
        }
        refusals.flush();
        long rows = jdbc.sql(
                        "SELECT count(*) FROM audit_event WHERE act = 'LoginFailed' AND details ->> 'error' = :error")
                .param("error", error)
                .query(Long.class)
                .single();
        assertThat(rows).isBetween((long) LoginFailure.MOST_ROWS_A_MINUTE, LoginFailure.MOST_ROWS_A_MINUTE + 20L);
        assertThat(rows + counted(many) - before).as("none is lost").isEqualTo(LoginFailure.MOST_ROWS_A_MINUTE + 40L);
    }

    private long counted(String told) {
        return jdbc.sql("""
                        SELECT coalesce(sum(coalesce((details ->> 'refusals')::bigint, 1)), 0) FROM audit_event
                        WHERE act = 'AccessRefused' AND details ->> 'told' = :told
                        """).param("told", told).query(Long.class).single();
    }

    @Test
    void aLoginThatComesToNothingIsARowOfBylaw() throws Exception {
        String error = "access_denied_" + mallory;
        MockHttpServletResponse response = new MockHttpServletResponse();
        loginFailure.onAuthenticationFailure(
                new MockHttpServletRequest(), response, new OAuth2AuthenticationException(new OAuth2Error(error)));
        assertThat(response.getRedirectedUrl()).isEqualTo(LoginProblems.PATH);
        assertThat(jdbc.sql(
                                "SELECT actor_name FROM audit_event WHERE act = 'LoginFailed' AND details ->> 'error' = :error")
                        .param("error", error)
                        .query(String.class)
                        .list())
                .containsExactly("Bylaw");
    }

    @Test
    void theAddressOfWhoBeganItGoesAlongIntoOtherThreads() throws InterruptedException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        Runnable work;
        try {
            work = organisation.as(mallory, () -> Caller.handedOn(() -> failedLogins.loginFailed("server_error", "")));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        Thread other = Thread.ofPlatform().start(work);
        other.join();
        assertThat(addresses()).containsExactly("192.0.2.7");
        organisation.as(mallory, () -> failedLogins.loginFailed("server_error", ""));
        assertThat(addresses()).as("without a request there is none").containsExactly("192.0.2.7", null);
    }

    private MockMvc mvc() {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    private List<Map<String, Object>> refused() {
        return jdbc.sql("""
                        SELECT actor_name, address, subject_kind, details ->> 'asked' AS asked, details ->> 'kind' AS kind,
                            details ->> 'what' AS what, details ->> 'object' AS object
                        FROM audit_event WHERE act = 'AccessRefused' AND actor_id = :id ORDER BY id
                        """).param("id", mallory).query().listOfRows();
    }

    private List<Long> counts() {
        return jdbc.sql("""
                        SELECT coalesce((details ->> 'refusals')::bigint, 1) FROM audit_event
                        WHERE act = 'AccessRefused' AND actor_id = :id ORDER BY id
                        """).param("id", mallory).query(Long.class).list();
    }

    private List<String> acts(UUID person) {
        return jdbc.sql("SELECT act FROM audit_event WHERE actor_id = :id ORDER BY id")
                .param("id", person)
                .query(String.class)
                .list();
    }

    private List<String> addresses() {
        return jdbc.sql("SELECT address FROM audit_event WHERE act = 'LoginFailed' AND actor_id = :id ORDER BY id")
                .param("id", mallory)
                .query(String.class)
                .list();
    }
}
