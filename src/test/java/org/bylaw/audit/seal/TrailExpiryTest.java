package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.TrailSearch;
import org.bylaw.shared.Ids;
import org.bylaw.shared.KeptData;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of the trail whose term is over go by the database's own function alone, and the trail stays provable. */
@ModuleTest
class TrailExpiryTest {

    private static final Instant LONG_AGO = Instant.parse("2009-05-01T12:00:00Z");

    @Autowired
    List<KeptData> kinds;

    @Autowired
    SealKeys keys;

    @Autowired
    SealTable table;

    @Autowired
    TreeReading tree;

    @Autowired
    TrailReader reader;

    @Autowired
    TrailSearch search;

    @Autowired
    AuditTrail audit;

    @Autowired
    Organisation organisation;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    private final SubjectRef policy = SubjectRef.policy(Ids.next());
    private final SubjectRef version = new SubjectRef(SubjectRef.POLICY_VERSION, Ids.next());
    private UUID olga;
    private UUID auditor;

    @BeforeEach
    void aVersionOfLongAgo() {
        olga = organisation.hire("Olga Owner", null, null);
        auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        // What others have left is sealed as of today, so that none of it is older than it is.
        sealer(clock).sealAndSign();
        insert("""
                INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification, language,
                    review_interval_months, created_by, created_at)
                VALUES (:policy, :reference, 'Old', 'POLICY', :olga, :department, 'INTERNAL', 'en', 12, :olga, :at)
                """);
        insert("""
                INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256, created_by,
                    created_at, published_at, ended_at)
                VALUES (:version, :policy, 1, 0, 'SUPERSEDED', 'MAJOR', '# Old', repeat('a', 64), :olga, :at, :at, :at)
                """);
        switched(true);
    }

    @AfterEach
    void asItWas() {
        switched(false);
        term("TRAIL_ACCESS", null);
        term("TRAIL_RECORDS", null);
        jdbc.sql(
                        "UPDATE legal_hold SET lifted_by = :by, lifted_at = now(), lifted_why = 'Over' WHERE lifted_at IS NULL")
                .param("by", auditor)
                .update();
    }

    private void insert(String sql) {
        jdbc.sql(sql)
                .param("policy", policy.id())
                .param("version", version.id())
                .param("olga", olga)
                .param(
                        "reference",
                        "EXP-" + policy.id().toString().substring(24).toUpperCase())
                .param("department", organisation.department("it", "IT"))
                .param("at", LONG_AGO.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Sealer sealer(Clock at) {
        return new Sealer(
                table, tree, keys, new SealSettings(Path.of("unused"), Duration.ofSeconds(10)), transaction, at);
    }

    /** An act that was done and sealed then. */
    private long act(String name, SubjectRef subject, Instant at) {
        jdbc.sql("""
                        INSERT INTO audit_event (at, actor_id, actor_name, act, subject_kind, subject_id, page_kind, page_id)
                        VALUES (:at, :olga, 'Olga Owner', :act, :kind, :id, 'policy', :policy)
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("olga", olga)
                .param("act", name)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("policy", policy.id())
                .update();
        sealer(Clock.fixed(at, ZoneOffset.UTC)).sealAndSign();
        return jdbc.sql("SELECT max(id) FROM audit_event WHERE act = :act AND subject_id = :id")
                .param("act", name)
                .param("id", subject.id())
                .query(Long.class)
                .single();
    }

    private void term(String kind, @Nullable Integer months) {
        jdbc.sql("UPDATE retention_term SET months = :months WHERE kind = :kind")
                .param("months", months)
                .param("kind", kind)
                .update();
    }

    private void switched(boolean on) {
        jdbc.sql("UPDATE retention_switch SET active = :on").param("on", on).update();
    }

    private int expire(String kind) {
        return expire(kind, clock.instant());
    }

    private int expire(String kind, Instant told) {
        return jdbc.sql("SELECT trail_expire(:kind, :told, 1000)")
                .param("kind", kind)
                .param("told", told.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private boolean isThere(long row) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM audit_event WHERE id = :row)")
                .param("row", row)
                .query(Boolean.class)
                .single();
    }

    private Verdict verify() {
        return reader.verify(keys.verifiers(), List.of(), done -> {});
    }

    private static long removed(Verdict verdict, ExpiryRule rule) {
        return verdict.removed().stream()
                .filter(each -> each.rule() == rule)
                .mapToLong(Verdict.Removed::rows)
                .sum();
    }

    @Test
    void whatIsOverGoesItsHashStaysAndAnActOfItsOwnThingSaysSo() throws IOException {
        long first = act("PolicyPublished", version, LONG_AGO);
        long second = act("DraftSaved", version, LONG_AGO.plusSeconds(60));
        long young = act("PolicyRead", version, clock.instant());
        term("TRAIL_RECORDS", 120);
        long before = removed(verify(), ExpiryRule.TRAIL_RECORDS);
        KeptData kind = kinds.stream()
                .filter(each -> each.kind().equals("TRAIL_RECORDS"))
                .findFirst()
                .orElseThrow();
        Instant tenYearsAgo =
                clock.instant().atOffset(ZoneOffset.UTC).minusMonths(120).toInstant();
        assertThat(kind.due(tenYearsAgo).going()).isGreaterThanOrEqualTo(2);
        assertThat(kind.removeSome(tenYearsAgo, clock.instant())).isGreaterThanOrEqualTo(2);
        assertThat(isThere(first)).isFalse();
        assertThat(isThere(second)).isFalse();
        assertThat(isThere(young))
                .as("done today, on a thing that is long over")
                .isTrue();
        assertThat(verify().findings()).as("before the act is sealed").isEmpty();
        sealer(clock).sealAndSign();
        Verdict verdict = verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(removed(verdict, ExpiryRule.TRAIL_RECORDS) - before).isGreaterThanOrEqualTo(2);
        assertThat(verdict.removed().getLast().words())
                .contains("removed by retention on", "“Other acts in the audit trail, 120 months”", "hash");
        assertThat(audit.historyOf(policy, 0, 10).stream()
                        .filter(entry -> entry.act().equals("TrailExpired"))
                        .toList())
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("rule", "TRAIL_RECORDS")
                        .containsEntry("months", 120)
                        .containsEntry("rows", 2));
        assertThatThrownBy(() -> organisation.as(auditor, () -> search.one(first)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not kept any more");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reader.export("test/trail", reader.extent(), out);
        Path file = Files.write(folder.resolve("trail.jsonl"), out.toByteArray());
        Verdict offline = new OfflineTrail(file)
                .verify(
                        keys.verifiers(),
                        List.of(table.lastCheckpoint().orElseThrow().note()));
        assertThat(offline.findings()).isEmpty();
        assertThat(offline.removed()).isEqualTo(verdict.removed());
        assertThatThrownBy(() -> new OfflineTrail(file).inclusion(first)).hasMessageContaining("only its hash");
        Path without = Files.writeString(
                folder.resolve("without.jsonl"),
                out.toString(StandardCharsets.UTF_8)
                        .replace("\"rule\"", "\"ruler\"")
                        .replace("details.rule", "details.ruler"));
        assertThat(new OfflineTrail(without).verify(keys.verifiers(), List.of()).findings())
                .as("an act that was tampered with explains nothing")
                .extracting(Finding::kind)
                .contains(Finding.Kind.MISSING);
    }

    @Test
    void loginsGoByTheirOwnTermAndNothingElseWithThem() {
        long login = act("LoggedIn", SubjectRef.person(olga), LONG_AGO);
        long other = act("PolicyPublished", version, LONG_AGO);
        assertThat(expire("TRAIL_ACCESS"))
                .as("kept for good unless compliance says otherwise")
                .isZero();
        term("TRAIL_ACCESS", 36);
        assertThat(expire("TRAIL_ACCESS")).isGreaterThanOrEqualTo(1);
        assertThat(isThere(login)).isFalse();
        assertThat(isThere(other)).isTrue();
        assertThat(expire("TRAIL_RECORDS")).isZero();
        sealer(clock).sealAndSign();
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void aHoldKeepsRowsByWhateverItLiesOn() {
        long login = act("LoggedIn", SubjectRef.person(olga), LONG_AGO);
        long published = act("PolicyPublished", version, LONG_AGO);
        term("TRAIL_ACCESS", 36);
        term("TRAIL_RECORDS", 120);
        for (String on : List.of("policy", "person", "everything")) {
            hold(on, on.equals("policy") ? policy.id() : on.equals("person") ? olga : null);
            expire("TRAIL_RECORDS");
            assertThat(isThere(published)).as(on).isTrue();
            if (!on.equals("policy")) {
                expire("TRAIL_ACCESS");
                assertThat(isThere(login)).as(on).isTrue();
            }
            jdbc.sql(
                            "UPDATE legal_hold SET lifted_by = :by, lifted_at = now(), lifted_why = 'Over' WHERE lifted_at IS NULL")
                    .param("by", auditor)
                    .update();
        }
        expire("TRAIL_RECORDS");
        assertThat(isThere(published)).isFalse();
    }

    private void hold(String kind, @Nullable UUID on) {
        jdbc.sql("""
                        INSERT INTO legal_hold (id, subject_kind, subject_id, reason, put_by, put_at)
                        VALUES (:id, :kind, :on, 'A lawsuit', :olga, now())
                        """)
                .param("id", Ids.next())
                .param("kind", kind)
                .param("on", on)
                .param("olga", olga)
                .update();
    }

    @Test
    void whatIsInForceKeepsItsRowsHoweverOldTheyAre() {
        long row = act("PolicyPublished", version, LONG_AGO);
        insert("UPDATE policy_version SET state = 'PUBLISHED', ended_at = NULL WHERE id = :version AND :at IS NOT NULL"
                + " AND :policy <> :olga AND :reference <> '' AND :department <> :olga");
        term("TRAIL_RECORDS", 120);
        expire("TRAIL_RECORDS");
        assertThat(isThere(row)).isTrue();
    }

    /** The application may call the function; it can neither say that it is later than it is nor make old what is young. */
    @Test
    void theApplicationCannotUseItForWhatIsYoungNorPastIt() {
        Instant lately = clock.instant().minus(Duration.ofDays(1200));
        long login = act("LoggedIn", SubjectRef.person(olga), lately);
        long dated = act("LoggedIn", SubjectRef.person(olga), LONG_AGO);
        term("TRAIL_ACCESS", 60);
        term("TRAIL_RECORDS", 120);
        Instant farAhead = Instant.parse("2199-01-01T00:00:00Z");
        expire("TRAIL_ACCESS", farAhead);
        assertThat(isThere(login)).as("whatever time it is told").isTrue();
        assertThat(isThere(dated)).isFalse();
        long today = act("LoggedIn", SubjectRef.person(olga), clock.instant());
        jdbc.sql("""
                        INSERT INTO audit_checkpoint (size, root, at, note)
                        SELECT l.leaf_index + 1, sha256('x'), '2009-01-01Z', 'forged' FROM audit_leaf l
                        WHERE l.event_id = :row AND NOT EXISTS (SELECT FROM audit_checkpoint WHERE size = l.leaf_index + 1)
                        """).param("row", today).update();
        expire("TRAIL_ACCESS", farAhead);
        assertThat(isThere(today)).as("a forged date of a checkpoint").isTrue();
        switched(false);
        refused("SELECT trail_expire('TRAIL_ACCESS', now(), 1)");
        switched(true);
        for (String statement : List.of(
                "UPDATE retention_term SET months = 35 WHERE kind = 'TRAIL_ACCESS'",
                "UPDATE retention_term SET months = 119 WHERE kind = 'TRAIL_RECORDS'",
                "UPDATE retention_term SET least_months = 1",
                "SELECT trail_expire('MAILS', now(), 1)",
                "SELECT trail_expire('TRAIL_ACCESS', now(), 1000000)",
                "SELECT trail_expire_rows(t, now(), now(), ARRAY[" + today
                        + "], 'policy', gen_random_uuid(), 'policy', gen_random_uuid()) FROM retention_term t",
                "DELETE FROM audit_event WHERE id = " + today,
                "DELETE FROM audit_leaf",
                "CREATE OR REPLACE FUNCTION audit_event_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$")) {
            refused(statement);
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT set_config('bylaw.retention', 'trail', true)").query(row -> {});
            refused("DELETE FROM audit_event WHERE id = " + today);
            status.setRollbackOnly();
        });
    }

    private void refused(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).query(row -> {}))
                .as(statement)
                .isInstanceOf(DataAccessException.class);
    }

    /** Neither the page nor the batch that finds nothing more reads the logins that are too young. */
    @Test
    void whatIsYoungIsNotReadToSayThatNothingIsDue() {
        term("TRAIL_ACCESS", 1200);
        term("TRAIL_RECORDS", 1200);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            WITH written AS (
                                INSERT INTO audit_event (at, actor_name, act, subject_kind, subject_id, page_kind, page_id)
                                SELECT now(), 'Olga Owner', CASE WHEN n % 2 = 0 THEN 'LoggedIn' ELSE 'PolicyPublished' END,
                                    :kind, :version, 'policy', :policy FROM generate_series(1, 2000) n RETURNING id)
                            INSERT INTO audit_leaf (leaf_index, event_id, leaf_hash, sealed_at)
                            SELECT 1000000000000 + id, id, sha256('x'), now() FROM written
                            """)
                    .param("kind", version.kind())
                    .param("version", version.id())
                    .param("policy", policy.id())
                    .update();
            // As it is with millions of rows, which a test does not write.
            jdbc.sql(
                            "SELECT set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)")
                    .query(row -> {});
            for (ExpiryRule rule : ExpiryRule.values()) {
                KeptData kind = kinds.stream()
                        .filter(each -> each.kind().equals(rule.name()))
                        .findFirst()
                        .orElseThrow();
                long before = rowsRead();
                assertThat(kind.due(Instant.parse("1950-01-01T00:00:00Z"))).isEqualTo(new KeptData.Due(0, 0, false));
                assertThat(rowsRead() - before).as("the page, " + rule).isLessThan(100);
                before = rowsRead();
                assertThat(expire(rule.name())).isZero();
                assertThat(rowsRead() - before).as("the last batch, " + rule).isLessThan(100);
            }
            status.setRollbackOnly();
        });
    }

    private long rowsRead() {
        return jdbc.sql("""
                        SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables
                        WHERE relname IN ('audit_event', 'audit_leaf')
                        """).query(Long.class).single();
    }

    @Test
    void thereIsNoTermShorterThanAnAuditorAccepts() {
        for (ExpiryRule rule : ExpiryRule.values()) {
            assertThat(jdbc.sql("SELECT least_months FROM retention_term WHERE kind = :kind")
                            .param("kind", rule.name())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(rule.leastMonths());
        }
    }
}
