package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bylaw.shared.DatabaseTrouble;
import org.bylaw.testing.Organisation;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Each fault of the database once, while people work; the short form of {@code ./bylaw long databasefaults}. The tests follow
 * one another on the same application, and the last one looks at what all of it has left.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseFaultsTest {

    private static final int PATIENCE_SECONDS = 3;

    @TempDir
    private static Path folder;

    private static FaultScene scene;

    @BeforeAll
    static void begin() throws Exception {
        assumeThat(InstalledPostgres.tools())
                .as("an installed PostgreSQL (Debian: apt-get install postgresql)")
                .isPresent();
        scene = new FaultScene(
                folder,
                320,
                Map.of(
                        "spring.datasource.hikari.connection-timeout",
                        PATIENCE_SECONDS * 1000,
                        "spring.datasource.hikari.data-source-properties.socketTimeout",
                        PATIENCE_SECONDS));
    }

    @AfterAll
    static void end() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    @Order(1)
    void restartedUnderLoad() {
        scene.postgres().restart("fast");
        scene.awaitWork();
        scene.postgres().restart("immediate");
        scene.awaitWork();
        scene.postgres().kill();
        assertThat(scene.awaitWork()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    @Order(2)
    void connectionsCutAgainAndAgain() throws Exception {
        int cut = 0;
        while (cut < 30) {
            cut += scene.postgres().cut(0.3);
            scene.awaitWork();
        }
    }

    @Test
    @Order(3)
    void aCommitThatNobodyAnswersIsLeftToThePersonToLookAfter() throws Exception {
        long before = scene.clerks().told(DatabaseTrouble.OUTCOME_UNKNOWN);
        scene.postgres().answerNoCommit();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        scene.postgres().cutUnansweredCommits();
                        return scene.clerks().told(DatabaseTrouble.OUTCOME_UNKNOWN) > before;
                    });
        } finally {
            scene.postgres().answerCommitsAgain();
        }
        scene.awaitWork();
    }

    @Test
    @Order(4)
    void whoActsOnAFrozenDatabaseIsAnsweredInTime() {
        scene.clerks().longestWait();
        long before = scene.clerks().told(DatabaseTrouble.AWAY) + scene.clerks().told(DatabaseTrouble.OUTCOME_UNKNOWN);
        scene.postgres().freeze();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> scene.clerks().told(DatabaseTrouble.AWAY)
                                    + scene.clerks().told(DatabaseTrouble.OUTCOME_UNKNOWN)
                            >= before + 3);
        } finally {
            scene.postgres().thaw();
        }
        scene.awaitWork();
        assertThat(scene.clerks().longestWait()).isLessThan(Duration.ofSeconds(4L * PATIENCE_SECONDS));
    }

    @Test
    @Order(5)
    void aFullDiskIsSaidAndAllGoesOnWhenThereIsRoom() {
        assumeThat(scene.postgres().hasSmallDisk())
                .as("a machine that lets us mount a small disk in a namespace of its own (unshare, nsenter)")
                .isTrue();
        long before = scene.clerks().told(DatabaseTrouble.FULL);
        scene.postgres().fillDisk();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> scene.clerks().told(DatabaseTrouble.FULL) > before);
        } finally {
            scene.postgres().freeDisk();
        }
        scene.awaitWork();
    }

    @Test
    @Order(6)
    void whoAsksForAPageIsToldAndStaysLoggedIn() throws Exception {
        WebApplicationContext context = (WebApplicationContext) scene.application();
        MockMvc browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        UUID ada = scene.application().getBean(Organisation.class).hire("Ada", null, null);
        String decline = "/attest/" + UUID.randomUUID() + "/" + UUID.randomUUID() + "/decline";
        scene.postgres().stop("fast");
        try {
            MockHttpServletResponse page = answer(
                    browser,
                    get("/attest")
                            .header("Accept", "text/html")
                            .header("Accept-Language", "de")
                            .with(user(ada.toString())));
            assertThat(page.getStatus()).isEqualTo(503);
            assertThat(page.getHeader("Retry-After")).isEqualTo("60");
            assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(page.getContentAsString()).contains("Bylaw erreicht seine Datenbank im Moment nicht");
            assertThat(answer(browser, get("/bylaw/staff.css").with(user(ada.toString())))
                            .getStatus())
                    .as("the page has its style sheet")
                    .isEqualTo(200);
            MockHttpServletResponse form = answer(
                    browser,
                    post(decline)
                            .header("Accept", "text/html")
                            .param("reason", "I \"cannot\" <agree>")
                            .with(csrf())
                            .with(user(ada.toString())));
            assertThat(form.getStatus()).isEqualTo(503);
            assertThat(form.getContentAsString())
                    .contains("Nothing was saved", "action=\"" + decline + "\"", "name=\"_csrf\"")
                    .contains("name=\"reason\" value=\"I &quot;cannot&quot; &lt;agree&gt;\"");
            MockHttpServletResponse machine = answer(
                    browser, get("/attest").header("Accept", "application/json").with(user(ada.toString())));
            assertThat(machine.getStatus()).isEqualTo(503);
            assertThat(machine.getContentType()).startsWith("application/problem+json");
            assertThat(health("readiness")).isEqualTo(503);
            assertThat(health("liveness")).isEqualTo(200);
        } finally {
            scene.postgres().start();
        }
        scene.awaitWork();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> health("readiness") == 200);
        assertThat(answer(browser, get("/attest").with(user(ada.toString()))).getStatus())
                .isEqualTo(200);
    }

    private static MockHttpServletResponse answer(MockMvc browser, RequestBuilder request) throws Exception {
        return browser.perform(request).andReturn().getResponse();
    }

    private static int health(String probe) throws Exception {
        String port = scene.application().getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/" + probe))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    @Order(7)
    void noJobGivesUpBecauseTheDatabaseWasAway() {
        RuntimeException away = new DataAccessResourceFailureException("away", new SQLException("cut", "57P01"));
        assertThat(attemptsLeftAfter(away, 5)).isEqualTo(3);
        assertThat(attemptsLeftAfter(new IllegalStateException("a fault of the step"), 2))
                .isEqualTo(1);
    }

    /** Of any job of the engine, which keeps its own: all of it is rolled back. */
    private static int attemptsLeftAfter(RuntimeException failure, int times) {
        var engine = (ProcessEngineConfigurationImpl)
                scene.application().getBean(ProcessEngine.class).getProcessEngineConfiguration();
        JdbcClient jdbc = scene.application().getBean(JdbcClient.class);
        Integer left = scene.application().getBean(TransactionTemplate.class).execute(status -> {
            // Held, since the office goes on: the job would be gone with its step.
            String job = jdbc.sql(
                            "SELECT id_ FROM act_ru_job WHERE duedate_ > now() + interval '1 day' LIMIT 1 FOR UPDATE SKIP LOCKED")
                    .query(String.class)
                    .single();
            for (int time = 0; time < times; time++) {
                engine.getCommandExecutorTxRequired()
                        .execute(engine.getFailedJobCommandFactory().getCommand(job, failure));
            }
            status.setRollbackOnly();
            return jdbc.sql("SELECT retries_ FROM act_ru_job WHERE id_ = :id")
                    .param("id", job)
                    .query(Integer.class)
                    .single();
        });
        return Objects.requireNonNull(left);
    }

    @Test
    @Order(8)
    void afterwardsEverythingIsAsPeopleWereTold() throws Exception {
        scene.settle();
        scene.everythingIsAsPeopleWereTold();
        scene.theLogWasNotFlooded(10);
        System.out.println(scene.figures());
    }
}
