package org.bylaw.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.seal.SealNow;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two of compliance, an auditor, and mails so old that no other test has them. */
@ModuleTest
abstract class RetentionTestBed {

    static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2009, 5, 1, 12, 0, 0, 0, ZoneOffset.UTC);

    @Autowired
    Retention retention;

    @Autowired
    RetentionRun run;

    @Autowired
    LegalHolds holds;

    @Autowired
    Pseudonyms pseudonyms;

    @Autowired
    Organisation organisation;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationContext application;

    UUID carla;
    UUID cora;
    UUID auditor;

    @BeforeEach
    void hire() {
        carla = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        cora = organisation.hire("Cora Compliance", null, null, Role.COMPLIANCE);
        auditor = organisation.hire("Aldo Auditor", null, null, Role.AUDITOR);
    }

    @AfterEach
    void switchOff() {
        jdbc.sql("UPDATE retention_switch SET active = false").update();
        jdbc.sql(
                        "UPDATE legal_hold SET lifted_by = :by, lifted_at = :now, lifted_why = 'The test is over' WHERE lifted_at IS NULL")
                .param("by", auditor)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void switchOn() {
        organisation.as(carla, () -> retention.activate(true, retention.state().revision()));
    }

    /** As if today's run had never been. */
    void anotherNight() {
        jdbc.sql(
                        "UPDATE retention_run SET day = day - 10000 - (SELECT count(*)::integer FROM retention_run) WHERE day > '2020-01-01'")
                .update();
    }

    UUID oldMail(UUID person) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO outbox_mail (id, person_id, kind, params, path, urgent, created_at, next_attempt_at, sent_at)
                        VALUES (:id, :person, 'waiver.closed', '{}', '/', true, :at, :at, :at)
                        """)
                .param("id", id)
                .param("person", person)
                .param("at", LONG_AGO)
                .update();
        return id;
    }

    boolean isThere(UUID mail) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM outbox_mail WHERE id = :id)")
                .param("id", mail)
                .query(Boolean.class)
                .single();
    }

    void leave(UUID person, Instant at) {
        jdbc.sql("UPDATE person SET active = false, left_at = :at WHERE id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", person)
                .update();
    }

    /** Once what names the person is sealed, as it is a second later. */
    void replace(UUID person) {
        SealNow.all(application);
        organisation.as(carla, () -> pseudonyms.replace(person));
    }

    static void refused(ThrowingCallable act, Problem.Kind kind, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.field().orElse("")).isEqualTo(field);
        });
    }
}
