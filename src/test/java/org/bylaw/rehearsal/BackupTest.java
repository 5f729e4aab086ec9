package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bylaw.Bylaw;
import org.bylaw.audit.seal.SealCommand;
import org.bylaw.audit.seal.SealNow;
import org.bylaw.audit.seal.TrailCheck;
import org.bylaw.audit.seal.Verdict;
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

/** Runs the two documented commands on a database in the middle of its work, verifies the copy's trail, and goes on with it. */
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
            SealNow.all(application);
        }
        Map<String, Long> rows = rows();
        String checkpoint = text("SELECT note FROM audit_checkpoint ORDER BY size DESC LIMIT 1");
        assertThat(rows.get("act_ru_execution")).isPositive();
        postgres.shell(documented("pg_dump"));

        postgres.emptyDatabase("bylaw");
        postgres.shell(documented("pg_restore"));
        assertThat(rows()).isEqualTo(rows);
        try (ConfigurableApplicationContext application = start()) {
            theTrailOfTheCopyIsWhole(application, checkpoint);
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
            UUID admin = person(jdbc, "olle.admin");
            assertThat(application.getBean(Organisation.class).as(admin, application.getBean(Operations.class)::stuck))
                    .isEmpty();
            SealNow.all(application);
            assertThat(verdict(application, checkpoint).findings())
                    .as("what the copy wrote goes on from what was signed before the backup")
                    .isEmpty();
        }
    }

    /** Every row of it is proven, also by who has no more than an export and the public keys; and a changed row is named. */
    private void theTrailOfTheCopyIsWhole(ConfigurableApplicationContext application, String checkpoint)
            throws Exception {
        long sealed = Long.parseLong(text("SELECT count(*) FROM audit_leaf"));
        Verdict verdict = verdict(application, checkpoint);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.proven()).isEqualTo(verdict.rows()).isEqualTo(sealed).isPositive();
        assertThat(verifyTrail(application, checkpoint)).contains(0);

        String changed = text("SELECT event_id FROM audit_leaf WHERE leaf_index = " + sealed / 2);
        String before = text("SELECT act FROM audit_event WHERE id = " + changed);
        pastTheTriggers("UPDATE audit_event SET act = 'PolicyRetired' WHERE id = " + changed);
        assertThat(verdict(application, checkpoint).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.words()).contains(changed));
        assertThat(verifyTrail(application, checkpoint)).contains(1);
        pastTheTriggers("UPDATE audit_event SET act = '%s' WHERE id = %s".formatted(before, changed));
    }

    private static Verdict verdict(ConfigurableApplicationContext application, String checkpoint) {
        TrailCheck check = application.getBean(TrailCheck.class);
        UUID auditor = person(application.getBean(JdbcClient.class), "olle.admin");
        return application.getBean(Organisation.class).as(auditor, () -> check.verify(List.of(checkpoint)));
    }

    /** As an auditor does elsewhere, with the command of the jar. */
    private Optional<Integer> verifyTrail(ConfigurableApplicationContext application, String checkpoint)
            throws IOException {
        TrailCheck check = application.getBean(TrailCheck.class);
        UUID auditor = person(application.getBean(JdbcClient.class), "olle.admin");
        Path export = folder.resolve("trail.jsonl");
        try (OutputStream out = Files.newOutputStream(export)) {
            application.getBean(Organisation.class).as(auditor, () -> {
                try {
                    check.export(out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        Path keys = folder.resolve("keys");
        Files.write(
                keys,
                application.getBean(Organisation.class).as(auditor, check::standing).keys().stream()
                        .map(TrailCheck.Key::text)
                        .toList());
        Path note = Files.writeString(folder.resolve("note"), checkpoint);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new SealCommand(nowhere, nowhere, Instant::now)
                .run(List.of(
                        "verify-trail", export.toString(), "--keys", keys.toString(), "--checkpoint", note.toString()));
    }

    private static UUID person(JdbcClient jdbc, String username) {
        return jdbc.sql("SELECT id FROM person WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }

    private String text(String sql) throws SQLException {
        try (Connection database = postgres.connect("bylaw");
                ResultSet row = database.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** As whoever owns the server can. */
    private void pastTheTriggers(String sql) throws SQLException {
        try (Connection database = postgres.connect("bylaw")) {
            database.createStatement().execute("SET session_replication_role = replica");
            assertThat(database.createStatement().executeUpdate(sql)).isEqualTo(1);
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
