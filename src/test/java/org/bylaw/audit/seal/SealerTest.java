package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.SealSigner;
import org.bylaw.audit.SealedTrail;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class SealerTest {

    @Autowired
    Sealer sealer;

    @Autowired
    SealTable table;

    @Autowired
    TrailReader reader;

    @Autowired
    SealKeys keys;

    @Autowired
    SealedTrail trail;

    @Autowired
    SealSigner signer;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Value("${spring.datasource.url}")
    String url;

    private final SubjectRef thing = SubjectRef.policy(Ids.next());

    @BeforeEach
    void sealWhatOtherTestsWrote() {
        sealer.sealAndSign();
    }

    @Test
    void eachRowIsSealedOnceInOneOrderWithoutGaps() {
        long before = trail.size();
        record(3);
        sealer.seal();
        record(2);
        sealer.seal();
        sealer.seal();
        List<SealedTrail.Sealed> sealed = trail.from(before, 100);
        assertThat(sealed)
                .extracting(SealedTrail.Sealed::index)
                .containsExactlyElementsOf(
                        LongStream.range(before, before + 5).boxed().toList());
        assertThat(sealed)
                .allSatisfy(row -> assertThat(row.row().subject()).isEqualTo(thing))
                .extracting(row -> row.row().details().get("number"))
                .containsExactly(0, 1, 2, 0, 1);
        assertThat(trail.from(before + 4, 100)).hasSize(1);
        assertThat(trail.from(before + 5, 100)).isEmpty();
    }

    @Test
    void anExcerptProvesEachOfItsRowsToTheCheckpoint() {
        record(5);
        sealer.sealAndSign();
        record(2);
        SealedTrail.Excerpt excerpt = trail.excerpt(List.of(thing, SubjectRef.policy(Ids.next())));
        assertThat(excerpt.rows()).hasSize(5);
        assertThat(excerpt.waiting()).isEqualTo(2);
        SignedNote note = SignedNote.parse(excerpt.checkpoint());
        assertThat(note.signedBy(keys.verifiers())).isPresent();
        Checkpoint checkpoint = Checkpoint.of(note);
        assertThat(excerpt.rows()).allSatisfy(row -> assertThat(Proofs.includes(
                        Hashes.leaf(Hashes.utf8(row.canonical())),
                        row.index(),
                        checkpoint.size(),
                        row.proof().stream().map(Hashes::fromBase64).toList(),
                        checkpoint.root()))
                .isTrue());
        assertThat(excerpt.rows().getFirst().canonical())
                .contains(thing.id().toString())
                .doesNotContain("Bylaw");
        assertThat(excerpt.rows().getFirst().readable()).contains("\"value\":\"Bylaw\"");
        assertThat(trail.excerpt(List.of()).rows()).isEmpty();
    }

    @Test
    void checkpointsAreNoMoreFrequentThanSetAndReadInOrder() {
        long before = trail.lastCheckpoint().orElseThrow().size();
        record(1);
        sealer.seal();
        assertThat(trail.checkpointsAfter(before, 10))
                .as("the last one was made a moment ago")
                .isEmpty();
        sealer.sealAndSign();
        record(1);
        sealer.sealAndSign();
        sealer.sealAndSign();
        assertThat(trail.checkpointsAfter(before, 10))
                .extracting(SealedTrail.SignedCheckpoint::size)
                .containsExactly(before + 1, before + 2);
        assertThat(trail.checkpointsAfter(before, 1)).hasSize(1);
    }

    @Test
    void aRowThatIsCommittedLateIsSealedToo() throws SQLException {
        try (Connection slow = DriverManager.getConnection(url, PostgresServer.APP, PostgresServer.PASSWORD);
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO audit_event (at, actor_name, act, subject_kind, subject_id, page_kind, page_id)
                    VALUES (now(), 'Slow', 'Waited', 'policy', '%s', 'policy', '%s')
                    """.formatted(thing.id(), thing.id()));
            long before = trail.size();
            record(1);
            sealer.seal();
            sealer.seal();
            record(1);
            sealer.seal();
            assertThat(trail.from(before, 10)).hasSize(2);
            slow.commit();
            sealer.seal();
            assertThat(trail.from(before, 10))
                    .extracting(row -> row.row().actorName())
                    .containsExactly("Bylaw", "Bylaw", "Slow");
        }
        sealer.seal();
        assertThat(table.progress().settled()).isEqualTo(lastId());
    }

    @Test
    void aRowWhoseNumberWasDrawnBeforeItsTransactionHadOneIsSealedToo() throws SQLException {
        try (Connection slow = DriverManager.getConnection(url, PostgresServer.OWNER, PostgresServer.PASSWORD);
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            // What an INSERT does first: it locks the table, then draws the number.
            statement.execute("LOCK TABLE audit_event IN ROW EXCLUSIVE MODE");
            long id;
            try (ResultSet drawn =
                    statement.executeQuery("SELECT nextval(pg_get_serial_sequence('audit_event', 'id'))")) {
                drawn.next();
                id = drawn.getLong(1);
            }
            record(1);
            sealer.seal();
            sealer.seal();
            sealer.seal();
            assertThat(table.progress().settled()).isLessThan(id);
            statement.execute("""
                    INSERT INTO audit_event (id, at, actor_name, act, subject_kind, subject_id, page_kind, page_id)
                    OVERRIDING SYSTEM VALUE
                    VALUES (%d, now(), 'Slow', 'Waited', 'policy', '%s', 'policy', '%s')
                    """.formatted(id, thing.id(), thing.id()));
            slow.commit();
            sealer.seal();
            assertThat(trail.from(trail.size() - 1, 1).getFirst().row().id()).isEqualTo(id);
        }
    }

    @Test
    void severalSealersAtOnceSealEachRowOnce() throws Exception {
        long before = trail.size();
        try (ExecutorService nodes = Executors.newFixedThreadPool(6)) {
            List<Callable<Object>> work = IntStream.range(0, 6)
                    .mapToObj(node -> Executors.callable(() -> {
                        for (int round = 0; round < 15; round++) {
                            if (node < 3) {
                                record(7);
                            } else {
                                sealer.sealAndSign();
                            }
                        }
                    }))
                    .toList();
            for (Future<Object> each : nodes.invokeAll(work)) {
                each.get();
            }
        }
        sealer.sealAndSign();
        assertThat(trail.size()).isEqualTo(before + 3 * 15 * 7);
        assertThat(trail.from(before, 1000))
                .hasSize(3 * 15 * 7)
                .extracting(row -> row.row().id())
                .doesNotHaveDuplicates();
        assertThat(trail.excerpt(List.of(thing)).waiting()).isZero();
    }

    @Test
    void manyRowsAtOnceAreSealedInBatches() {
        long before = trail.size();
        transaction.executeWithoutResult(
                status -> jdbc.sql("""
                        INSERT INTO audit_event (at, actor_name, act, subject_kind, subject_id, page_kind, page_id, details)
                        SELECT now(), 'Bylaw', 'Counted', 'policy', :id, 'policy', :id, jsonb_build_object('number', n)
                        FROM generate_series(1, 12345) n
                        """).param("id", thing.id()).update());
        sealer.sealAndSign();
        assertThat(trail.size()).isEqualTo(before + 12345);
        SealedTrail.Excerpt excerpt = trail.excerpt(List.of(thing));
        Checkpoint checkpoint = Checkpoint.of(SignedNote.parse(excerpt.checkpoint()));
        assertThat(excerpt.rows()).hasSize(12345);
        SealedTrail.Proven some = excerpt.rows().get(8000);
        assertThat(Proofs.includes(
                        Hashes.leaf(Hashes.utf8(some.canonical())),
                        some.index(),
                        checkpoint.size(),
                        some.proof().stream().map(Hashes::fromBase64).toList(),
                        checkpoint.root()))
                .isTrue();
    }

    @Test
    void aSealerThatIsCutOffInTheMiddleLeavesNothingHalfDone() throws Exception {
        long before = trail.size();
        record(9);
        try (Connection other = DriverManager.getConnection(url, PostgresServer.OWNER, PostgresServer.PASSWORD);
                Statement statement = other.createStatement();
                ExecutorService node = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            // The leaves are written by then, the nodes above them not yet.
            statement.execute("LOCK TABLE audit_node IN SHARE MODE");
            Future<?> sealing = node.submit(sealer::sealAndSign);
            Awaitility.await()
                    .until(() -> !jdbc.sql("""
                            SELECT pg_terminate_backend(pid) FROM pg_locks
                            WHERE relation = CAST('audit_node' AS regclass) AND NOT granted
                            """).query(Boolean.class).list().isEmpty());
            assertThatThrownBy(sealing::get).isInstanceOf(ExecutionException.class);
            other.rollback();
        }
        assertThat(trail.size()).isEqualTo(before);
        sealer.sealAndSign();
        assertThat(trail.size()).isEqualTo(before + 9);
        assertThat(reader.verify(keys.verifiers(), List.of(), done -> {}).findings())
                .isEmpty();
    }

    @Test
    void theSignerSignsTextsButNoCheckpoints() {
        String signed = signer.sign("a list of files\n");
        assertThat(SignedNote.parse(signed).signedBy(keys.verifiers())).isPresent();
        String origin = keys.current().verifier().name();
        assertThatThrownBy(() -> signer.sign(origin + "\n1\nroot\n")).hasMessageContaining("only the sealer");
        assertThat(signer.publicKeys()).contains(keys.current().verifier().text(), "BEGIN PUBLIC KEY", "\"OKP\"");
    }

    @Test
    void theApplicationNeitherNumbersNorSaltsRows() {
        for (String column : List.of("id, salt", "salt", "withheld", "kept_salts")) {
            assertThatThrownBy(() -> jdbc.sql(
                                    "INSERT INTO audit_event (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM audit_event"
                                            .formatted(column, column))
                            .update())
                    .as(column)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theDatabaseMakesTheSaltsOfKeysAndTheHashedFormOfValuesAsJavaDoes() {
        UUID salt = UUID.randomUUID();
        for (String key : List.of("actorName", "details.résumé", "details." + "x".repeat(100), "")) {
            assertThat(jdbc.sql("SELECT audit_key_salt(:salt, :key)")
                            .param("salt", salt)
                            .param("key", key)
                            .query(byte[].class)
                            .single())
                    .isEqualTo(Hashes.keySalt(salt, key));
        }
        for (String value : List.of(
                "null",
                "true",
                "\"Zoë \\\"Q\\\" \\\\ / \\u0001\\u001f\\u007f\\n\\t\\b\\f\\r € \\ud83d\\ude00\"",
                "[]",
                "{}",
                "[1, -2, 0, 12.5, 0.25, 9007199254740991, \"a\", [null]]",
                "{\"b\": 1, \"a\": {\"ö\": [], \"z\": \"\"}, \"B\": 1.10}")) {
            assertThat(jdbc.sql("SELECT audit_canonical(CAST(:value AS jsonb))")
                            .param("value", value)
                            .query(String.class)
                            .single())
                    .isEqualTo(Jcs.write(Jcs.faithful(Jcs.read(value))));
        }
        assertThatThrownBy(() -> jdbc.sql("SELECT audit_canonical('[1e30]')")
                        .query(String.class)
                        .single())
                .hasStackTraceContaining("cannot be withheld");
    }

    private void record(int count) {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < count; i++) {
                audit.record("Counted", thing, thing, Map.of("number", i));
            }
        });
    }

    private long lastId() {
        return jdbc.sql("SELECT max(id) FROM audit_event").query(Long.class).single();
    }
}
