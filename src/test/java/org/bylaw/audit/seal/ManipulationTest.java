package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Whatever somebody does to the tables who may do anything in the database, the verifier finds it and names the row. */
@ModuleTest
class ManipulationTest {

    private static final int ROWS = 25;

    @Autowired
    SealKeys keys;

    @Autowired
    Clock clock;

    @Value("${spring.datasource.url}")
    String url;

    @TempDir
    Path folder;

    private ScratchTrail trail;

    @BeforeEach
    void fill() {
        trail = new ScratchTrail(url, keys, clock);
        trail.acts(10);
        trail.acts(15);
    }

    @AfterEach
    void drop() {
        trail.close();
    }

    @Test
    void anUntouchedTrailIsSound() throws IOException {
        Verdict verdict = trail.verify(trail.checkpoint());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(ROWS);
        assertThat(verdict.proven()).isEqualTo(ROWS);
        assertThat(offline(UnaryOperator.identity(), trail.checkpoint()).findings())
                .isEmpty();
    }

    @Test
    void anEditOfAnyColumnIsFound() throws IOException {
        for (String change : List.of(
                "at = at + interval '1 microsecond'",
                "actor_id = gen_random_uuid()",
                "actor_id = NULL",
                "actor_name = 'Somebody Else'",
                "on_behalf_of = NULL",
                "on_behalf_of_name = 'Somebody Else'",
                "address = '192.0.2.2'",
                "address = NULL",
                "act = 'Uncounted'",
                "subject_kind = 'control'",
                "subject_id = gen_random_uuid()",
                "page_kind = 'control'",
                "page_id = gen_random_uuid()",
                "details = details || '{\"reason\": \"Because\"}'",
                "details = details || '{\"number\": 4711}'",
                "details = details || '{\"list\": [\"Olga Owner\", 1, 1.5000000001]}'",
                "details = details || '{\"more\": null}'",
                "details = details - 'reason'",
                "salt = gen_random_uuid()",
                "salt = NULL, withheld = '{}', kept_salts = '{}'",
                "salt = NULL, kept_salts = '{}', withheld = '{\"actorName\": \"AAAA\"}'")) {
            trail.execute("BEGIN");
            trail.execute("UPDATE audit_event SET " + change + " WHERE id = " + trail.row(13));
            Verdict verdict = trail.verify();
            assertThat(verdict.findings())
                    .as(change)
                    .containsExactly(new Finding(Finding.Kind.CHANGED, 13, trail.row(13), ""));
            assertThat(verdict.findings().getFirst().words())
                    .isEqualTo("Row " + trail.row(13)
                            + " at place 13 is not what was sealed: something in it was changed.");
            assertThat(offline(UnaryOperator.identity()).findings().getFirst().kind())
                    .as("in an export as well: " + change)
                    .isEqualTo(Finding.Kind.CHANGED);
            trail.execute("ROLLBACK");
        }
        assertThat(trail.verify().findings()).isEmpty();
    }

    /** The hash of what was sealed is kept as if a name had been withheld, and something else is shown in its place. */
    private void passOffAsWithheld(String column, String key, String shown) {
        trail.execute("""
                UPDATE audit_event SET %s, salt = NULL,
                    withheld = jsonb_build_object('%s', encode(sha256(audit_key_salt(salt, '%s') || convert_to(audit_canonical(%s),
                        'UTF8')), 'base64')),
                    kept_salts = (SELECT jsonb_object_agg(k, encode(audit_key_salt(salt, k), 'base64')) FROM unnest(ARRAY[
                        'actorName', 'onBehalfOfName', 'address', 'details.number', 'details.reason', 'details.list']) k
                        WHERE k <> '%s')
                WHERE id = %d
                """.formatted(shown, key, key, column, key, trail.row(13)));
    }

    @Test
    void anEditThatIsPassedOffAsWithheldIsFound() throws IOException {
        Map<String, String> edits = Map.of(
                "actorName", "actor_name = 'Somebody Else'",
                "address", "address = NULL",
                "details.reason", "details = details || '{\"reason\": \"Former employee of us\"}'",
                "details.list", "details = details || '{\"list\": [\"Olga Owner\", 2, 1.5]}'");
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            String key = edit.getKey();
            trail.execute("BEGIN");
            passOffAsWithheld(committed(key), key, edit.getValue());
            Finding expected = new Finding(Finding.Kind.VALUE, 13, trail.row(13), key);
            assertThat(trail.verify().findings()).containsExactly(expected);
            assertThat(offline(UnaryOperator.identity()).findings()).containsExactly(expected);
            trail.execute("ROLLBACK");
        }
    }

    private static String committed(String key) {
        return key.startsWith("details.")
                ? "details -> '" + key.substring(8) + "'"
                : "to_jsonb(" + (key.equals("actorName") ? "actor_name" : key) + ")";
    }

    @Test
    void howManyRowsShowAPseudonymIsSaid() throws IOException {
        assertThat(trail.verify().remarks()).isEmpty();
        passOffAsWithheld(
                committed("details.list"),
                "details.list",
                "details = details || '{\"list\": [\"Former employee 12AB\", 14, 1.5]}'");
        for (Verdict verdict : List.of(trail.verify(), offline(UnaryOperator.identity()))) {
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.withheld()).isEqualTo(1);
            assertThat(verdict.remarks()).singleElement().asString().startsWith("Of 1 row something is withheld");
        }
    }

    @Test
    void aRowThatIsNoneAnyMoreDoesNotEndTheVerification() throws IOException {
        for (String column : List.of("details", "at", "actor_name", "subject_id", "act")) {
            trail.execute("BEGIN");
            trail.execute("ALTER TABLE audit_event ALTER %s DROP NOT NULL".formatted(column));
            trail.execute("UPDATE audit_event SET %s = NULL WHERE id = %d".formatted(column, trail.row(13)));
            assertThat(trail.verify().findings())
                    .as(column)
                    .extracting(Finding::place, Finding::row)
                    .containsExactly(tuple(13L, trail.row(13)));
            assertThat(offline(UnaryOperator.identity()).findings().getFirst().place())
                    .as("in an export as well: " + column)
                    .isEqualTo(13);
            trail.execute("ROLLBACK");
        }
    }

    @Test
    void ofVeryManyFindingsTheFirstOfTheTrailAreNamed() {
        trail.acts(150);
        long deleted = trail.row(7);
        trail.execute("UPDATE audit_event SET act = 'Uncounted' WHERE id >= " + trail.row(30));
        trail.execute("DELETE FROM audit_event WHERE id = " + deleted);
        Verdict verdict = trail.verify();
        assertThat(verdict.findings().getFirst()).isEqualTo(new Finding(Finding.Kind.MISSING, 7, deleted, ""));
        assertThat(verdict.findings()).hasSize(100).extracting(Finding::place).isSorted();
        assertThat(verdict.more()).isEqualTo(ROWS + 150 - 30 + 1 - 100);
    }

    @Test
    void anEditWhoseHashIsRewrittenTooIsFoundByTheTreeAndByTheSignedRoot() {
        trail.execute("UPDATE audit_event SET act = 'Uncounted' WHERE id = " + trail.row(13));
        rewriteLeaves();
        assertThat(trail.verify().findings())
                .extracting(Finding::kind, Finding::place)
                .containsExactly(tuple(Finding.Kind.ROOT, 10L), tuple(Finding.Kind.TREE, 12L));
        rewriteNodes();
        Finding first = trail.verify().findings().getFirst();
        assertThat(first).isEqualTo(new Finding(Finding.Kind.ROOT, 10, trail.row(10), "25"));
    }

    @Test
    void aDeletedRowIsFoundAlsoWithItsLeaf() {
        long deleted = trail.row(7);
        trail.execute("DELETE FROM audit_event WHERE id = " + deleted);
        assertThat(trail.verify().findings()).containsExactly(new Finding(Finding.Kind.MISSING, 7, deleted, ""));
        trail.execute("DELETE FROM audit_leaf WHERE leaf_index = 7");
        assertThat(trail.verify().findings()).contains(new Finding(Finding.Kind.MISSING, 7, null, ""));
        // And the others moved up, with all hashes made anew.
        for (int place = 8; place < ROWS; place++) {
            trail.execute("UPDATE audit_leaf SET leaf_index = " + (place - 1) + " WHERE leaf_index = " + place);
        }
        rewriteNodes();
        assertThat(trail.verify().findings().getFirst().place()).isLessThanOrEqualTo(7);
        assertThat(trail.verify().findings()).extracting(Finding::kind).contains(Finding.Kind.ROOT);
    }

    @Test
    void anInsertedRowIsFoundWithItsNumber() {
        trail.sealer.seal();
        trail.execute("""
                INSERT INTO audit_event (id, at, actor_name, act, subject_kind, subject_id, page_kind, page_id)
                OVERRIDING SYSTEM VALUE
                SELECT 0, at, 'Olga Owner', 'Approved', subject_kind, subject_id, page_kind, page_id FROM audit_event LIMIT 1
                """);
        trail.sealer.sealAndSign();
        assertThat(trail.verify().findings()).containsExactly(new Finding(Finding.Kind.UNSEALED, -1, 0L, ""));
    }

    @Test
    void anInsertedRowWithALeafThatStandsNowhereIsFound() {
        trail.sealer.seal();
        trail.execute("""
                INSERT INTO audit_event (id, at, actor_name, act, subject_kind, subject_id, page_kind, page_id)
                OVERRIDING SYSTEM VALUE
                SELECT 0, at, 'Olga Owner', 'Approved', subject_kind, subject_id, page_kind, page_id FROM audit_event LIMIT 1
                """);
        trail.execute("ALTER TABLE audit_leaf DROP CONSTRAINT audit_leaf_leaf_index_check");
        trail.execute("INSERT INTO audit_leaf VALUES (-1, 0, sha256('x'), now())");
        assertThat(trail.verify().findings()).containsExactly(new Finding(Finding.Kind.UNSEALED, -1, 0L, ""));
    }

    @Test
    void aRowOfTodayThatTellsOfLongAgoIsSaidToBeLate() throws IOException {
        trail.execute("""
                INSERT INTO audit_event (at, actor_name, act, subject_kind, subject_id, page_kind, page_id)
                SELECT at - interval '2 years', 'Olga Owner', 'Approved', subject_kind, subject_id, page_kind, page_id
                FROM audit_event LIMIT 1
                """);
        trail.sealer.sealAndSign();
        trail.acts(1);
        for (Verdict verdict : List.of(trail.verify(), offline(UnaryOperator.identity()))) {
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.late()).isEqualTo(new Verdict.Late(1, ROWS, trail.row(ROWS)));
            assertThat(verdict.remarks())
                    .singleElement()
                    .asString()
                    .contains("row " + trail.row(ROWS) + " at place " + ROWS);
        }
    }

    @Test
    void anInsertedRowWithALeafInTheMiddleIsFound() {
        trail.execute("""
                INSERT INTO audit_event (id, at, actor_name, act, subject_kind, subject_id, page_kind, page_id)
                OVERRIDING SYSTEM VALUE
                SELECT 0, at, 'Olga Owner', 'Approved', subject_kind, subject_id, page_kind, page_id FROM audit_event LIMIT 1
                """);
        for (int place = ROWS - 1; place >= 5; place--) {
            trail.execute("UPDATE audit_leaf SET leaf_index = " + (place + 1) + " WHERE leaf_index = " + place);
        }
        trail.execute("INSERT INTO audit_leaf VALUES (5, 0, sha256('x'), now())");
        rewriteLeaves();
        rewriteNodes();
        assertThat(trail.verify().findings()).contains(new Finding(Finding.Kind.ROOT, 0, trail.row(0), "10"));
    }

    @Test
    void swappedRowsAreFound() {
        long one = trail.row(3);
        long other = trail.row(18);
        trail.execute("UPDATE audit_leaf SET event_id = -1 WHERE leaf_index = 3");
        trail.execute("UPDATE audit_leaf SET event_id = " + one + " WHERE leaf_index = 18");
        trail.execute("UPDATE audit_leaf SET event_id = " + other + " WHERE leaf_index = 3");
        assertThat(trail.verify().findings())
                .containsExactly(
                        new Finding(Finding.Kind.CHANGED, 3, other, ""),
                        new Finding(Finding.Kind.CHANGED, 18, one, ""));
        rewriteLeaves();
        rewriteNodes();
        assertThat(trail.verify().findings().getFirst())
                .isEqualTo(new Finding(Finding.Kind.ROOT, 0, trail.row(0), "10"));
    }

    @Test
    void aCutTailIsFoundByACheckpointThatLeftTheDatabase() throws IOException {
        String kept = trail.checkpoint();
        trail.execute("DELETE FROM audit_event WHERE id >= " + trail.row(10));
        trail.execute("DELETE FROM audit_leaf WHERE leaf_index >= 10");
        trail.execute("DELETE FROM audit_checkpoint WHERE size > 10");
        assertThat(trail.verify().findings())
                .as("the nodes that are left behind tell it")
                .containsExactly(new Finding(Finding.Kind.CUT, 10, null, "24"));
        trail.execute("DELETE FROM audit_node");
        rewriteNodes();
        assertThat(trail.verify().findings())
                .as("a former state, whole in itself")
                .isEmpty();
        assertThat(trail.verify(kept).findings()).containsExactly(new Finding(Finding.Kind.CUT, 10, null, "25"));
        assertThat(offline(UnaryOperator.identity(), kept).findings())
                .containsExactly(new Finding(Finding.Kind.CUT, 10, null, "25"));
        trail.acts(15);
        assertThat(trail.table.lastCheckpoint().orElseThrow().size())
                .as("a node that signed the former trail signs no other")
                .isEqualTo(10);
        trail.restart();
        trail.sealer.sealAndSign();
        assertThat(trail.verify(kept).findings())
                .as("other rows in the place of those that were cut off")
                .extracting(Finding::kind)
                .contains(Finding.Kind.SPLIT);
    }

    @Test
    void checkpointsThatAreNotSignedByUsAreFound() {
        trail.execute("UPDATE audit_checkpoint SET note = replace(note, 'at 2', 'at 3') WHERE size = 10");
        assertThat(trail.verify().findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.SIGNATURE, Finding.Kind.CHECKPOINT);
    }

    /** Whoever owns the table can drop what it demands; which checkpoint is damaged is said, here and of an export. */
    @Test
    void aCheckpointThatIsNoneAnyMoreIsNamedAndDoesNotEndTheVerification() throws IOException {
        Map<String, String> damages = Map.of(
                "note = NULL", "The stored checkpoint over 25 rows is damaged: its signed note is missing.",
                "root = NULL", "The stored checkpoint over 25 rows is damaged: its root is missing.",
                "at = NULL", "The stored checkpoint over 25 rows is damaged: its time is missing.",
                "size = NULL", "A stored checkpoint is damaged: it does not say how many rows it covers.",
                "size = -1", "A stored checkpoint is damaged: it does not say how many rows it covers.",
                "note = 'none'",
                        "The stored checkpoint over 25 rows is damaged: its note is not of the form that is signed.",
                "at = at - interval '10 years'",
                        "The stored checkpoint over 25 rows is damaged: what stands beside its note is not what was signed.");
        for (Map.Entry<String, String> damage : damages.entrySet()) {
            trail.execute("BEGIN");
            trail.execute("ALTER TABLE audit_checkpoint DROP CONSTRAINT audit_checkpoint_pkey");
            trail.execute("ALTER TABLE audit_checkpoint DROP CONSTRAINT audit_checkpoint_size_check");
            for (String column : List.of("size", "root", "at", "note")) {
                trail.execute("ALTER TABLE audit_checkpoint ALTER %s DROP NOT NULL".formatted(column));
            }
            trail.execute("UPDATE audit_checkpoint SET " + damage.getKey() + " WHERE size = 25");
            for (Verdict verdict : List.of(trail.verify(), offline(UnaryOperator.identity()))) {
                assertThat(verdict.findings())
                        .as(damage.getKey())
                        .extracting(Finding::words)
                        .containsExactly(damage.getValue());
            }
            assertThat(trail.table.lastCheckpoint()).as(damage.getKey()).isPresent();
            trail.execute("ROLLBACK");
        }
        assertThat(trail.verify().findings()).isEmpty();
    }

    @Test
    void aSealerWhoseLastCheckpointIsDamagedSignsNoMoreAndSaysSo() {
        trail.execute("ALTER TABLE audit_checkpoint ALTER note DROP NOT NULL");
        trail.execute("UPDATE audit_checkpoint SET note = NULL WHERE size = 25");
        trail.restart();
        trail.acts(1);
        assertThat(trail.table.lastCheckpoint().orElseThrow().size()).isEqualTo(10);
        assertThat(trail.sealer.contradictsItsSignature()).isTrue();
    }

    @Test
    void aStoredRootThatIsNotTheSignedOneIsFoundAndTheSealerSignsNoMore() {
        trail.execute("UPDATE audit_checkpoint SET root = sha256('other') WHERE size = 25");
        assertThat(trail.verify().findings()).extracting(Finding::kind).containsExactly(Finding.Kind.CHECKPOINT);
        trail.acts(1);
        assertThat(trail.table.lastCheckpoint().orElseThrow().size()).isEqualTo(25);
    }

    @Test
    void aSealerThatFindsFewerLeavesThanWereSignedSaysSoAtOnce() {
        trail.execute("DELETE FROM audit_event WHERE id >= " + trail.row(20));
        trail.execute("DELETE FROM audit_leaf WHERE leaf_index >= 20");
        trail.restart();
        trail.sealer.sealAndSign();
        assertThat(trail.sealer.contradictsItsSignature()).isTrue();
    }

    @Test
    void withoutAnyCheckpointNothingIsProven() {
        trail.execute("DELETE FROM audit_checkpoint");
        assertThat(trail.verify().findings()).extracting(Finding::kind).containsExactly(Finding.Kind.UNPROVEN);
    }

    @Test
    void whatIsDoneToAnExportIsFound() throws IOException {
        assertFound(Finding.Kind.MISSING, lines -> lines.remove(7));
        assertFound(Finding.Kind.MISSING, lines -> Collections.swap(lines, 7, 8));
        assertFound(Finding.Kind.ORDER, lines -> lines.add(7, lines.get(7)));
        assertFound(Finding.Kind.VALUE, lines -> replace(lines, "because", "Because"));
        assertFound(Finding.Kind.VALUE, lines -> replace(lines, "\"details.reason\":{", "\"details.other\":{"));
        assertFound(
                Finding.Kind.VALUE,
                lines -> replace(lines, "\"withheld\":{}", "\"withheld\":{\"details.x\":{\"shown\":1}}"));
        assertFound(Finding.Kind.VALUE, lines -> replace(lines, "1.5]", "1.50000000000000000001]"));
        assertFound(Finding.Kind.UNREADABLE, List::removeLast);
        assertFound(Finding.Kind.UNREADABLE, lines -> lines.set(7, "{\"type\":\"row\""));
        assertFound(Finding.Kind.UNREADABLE, lines -> replace(lines, "\"index\":", "\"index\":1,\"index\":"));
        assertFound(Finding.Kind.UNREADABLE, lines -> lines.add(lines.get(7)));
        assertFound(Finding.Kind.CHANGED, lines -> replace(lines, "Counted", "Uncounted"));
    }

    private static void replace(List<String> lines, String what, String by) {
        lines.set(7, lines.get(7).replace(what, by));
    }

    private void assertFound(Finding.Kind kind, Consumer<List<String>> change) throws IOException {
        Verdict verdict = offline(lines -> {
            List<String> changed = new ArrayList<>(lines);
            change.accept(changed);
            assertThat(changed).isNotEqualTo(lines);
            return changed;
        });
        assertThat(verdict.findings()).extracting(Finding::kind).contains(kind);
    }

    /** What the command of the jar finds in an export, perhaps a changed one. */
    private Verdict offline(UnaryOperator<List<String>> change, String... notes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trail.reader.export("test/trail", trail.reader.extent(), out);
        Path file = folder.resolve("trail.jsonl");
        Files.write(
                file, change.apply(out.toString(StandardCharsets.UTF_8).lines().toList()));
        return new OfflineTrail(file).verify(keys.verifiers(), List.of(notes));
    }

    private void rewriteLeaves() {
        trail.jdbc
                .sql("SELECT l.leaf_index, l.leaf_hash, e.* FROM audit_leaf l JOIN audit_event e ON e.id = l.event_id")
                .query(SealTable::leaf)
                .list()
                .forEach(leaf -> trail.jdbc
                        .sql("UPDATE audit_leaf SET leaf_hash = :hash WHERE leaf_index = :place")
                        .param("hash", RowForm.of(leaf.row()).leafHash())
                        .param("place", leaf.index())
                        .update());
    }

    private void rewriteNodes() {
        trail.execute("DELETE FROM audit_node");
        Frontier frontier = new Frontier();
        trail.jdbc
                .sql("SELECT leaf_hash FROM audit_leaf ORDER BY leaf_index")
                .query(byte[].class)
                .list()
                .forEach(leaf -> frontier.append(
                        leaf,
                        (level, index, hash) -> trail.table.grow(
                                List.of(new SealTable.Place(level, index)), Collections.singletonList(hash))));
    }
}
