package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bylaw.Bylaw;
import org.bylaw.operations.Operations;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the two documented commands on a database in the middle of its work, and goes on with the copy. */
class BackupTest {

    @TempDir
    private Path folder;

    private InstalledPostgres postgres;

    @AfterEach
    void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void theCopyIsWholeProvesItselfAndGoesOn() throws Exception {
        assumeThat(InstalledPostgres.tools())
                .as("an installed PostgreSQL with pg_dump and pg_restore (Debian: apt-get install postgresql)")
                .isPresent();
        postgres = InstalledPostgres.start(folder);
        postgres.emptyDatabase("bylaw");
        FirstRelease.fill(postgres.url("bylaw"));
        try (ConfigurableApplicationContext application = start()) {
            assertThat(application.getBean(WaitingWork.class).closeConsultations())
                    .isPositive();
        }
        Map<String, Long> rows = rows();
        assertThat(rows.get("act_ru_execution")).isPositive();
        postgres.shell(documented("pg_dump"));

        postgres.emptyDatabase("bylaw");
        postgres.shell(documented("pg_restore"));
        assertThat(rows()).isEqualTo(rows);
        try (ConfigurableApplicationContext application = start()) {
            WaitingWork work = application.getBean(WaitingWork.class);
            work.submitDrafts();
            assertThat(work.approveAll()).isPositive();
            assertThat(work.reaffirmReviews()).isPositive();
            assertThat(work.attestAll()).isPositive();
            JdbcClient jdbc = application.getBean(JdbcClient.class);
            assertThat(jdbc.sql("SELECT DISTINCT state FROM policy_version")
                            .query(String.class)
                            .list())
                    .contains("PUBLISHED")
                    .doesNotContain("DRAFT", "CONSULTATION", "APPROVAL");
            UUID admin = jdbc.sql("SELECT id FROM person WHERE username = 'olle.admin'")
                    .query(UUID.class)
                    .single();
            assertThat(application.getBean(Organisation.class).as(admin, application.getBean(Operations.class)::stuck))
                    .isEmpty();
        }
    }

    /** The line of the documentation that begins so. */
    private static String documented(String program) throws IOException {
        return Pattern.compile("(?m)^" + program + " .*$")
                .matcher(Files.readString(Path.of("src/docs/backup.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(
                        Bylaw.class, Organisation.class, DueJobs.class, WaitingWork.class, AtOnceProven.class)
                .registerShutdownHook(false)
                .initializers(new TestSettings(), context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "rehearsal",
                                Map.of("spring.datasource.url", postgres.url("bylaw"), "server.port", "0"))))
                .run();
    }

    private Map<String, Long> rows() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection database = postgres.connect("bylaw");
                ResultSet tables = database.createStatement()
                        .executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (tables.next()) {
                try (ResultSet count =
                        database.createStatement().executeQuery("SELECT count(*) FROM " + tables.getString(1))) {
                    count.next();
                    rows.put(tables.getString(1), count.getLong(1));
                }
            }
        }
        return rows;
    }
}
