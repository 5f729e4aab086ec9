package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Whoever deletes rows and would have it look like retention is found: ten rows are of long ago, ten of today. */
@ModuleTest
class ExpiryManipulationTest {

    private static final Instant LONG_AGO = Instant.parse("2009-05-01T12:00:00Z");

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
        trail.at(Clock.fixed(LONG_AGO, ZoneOffset.UTC));
        trail.acts(10);
        trail.at(clock);
        trail.acts(10);
    }

    @AfterEach
    void drop() {
        trail.close();
    }

    private void delete(long from, long to) {
        trail.execute("DELETE FROM audit_event WHERE id BETWEEN " + trail.row(from) + " AND " + trail.row(to));
    }

    private void told(String rule, int months, String leaves) {
        trail.execute("""
                INSERT INTO audit_event (at, actor_name, act, subject_kind, subject_id, page_kind, page_id, details)
                VALUES (now(), 'Bylaw', 'TrailExpired', 'policy', gen_random_uuid(), 'policy', gen_random_uuid(),
                    '{"rule": "%s", "months": %d, "rows": 1, "leaves": %s}')
                """.formatted(rule, months, leaves));
    }

    private void assertFound(Finding.Kind kind, long... places) {
        assertThat(trail.verify().findings())
                .filteredOn(finding -> finding.kind() == kind)
                .extracting(Finding::place)
                .containsExactly(Arrays.stream(places).boxed().toArray(Long[]::new));
    }

    @Test
    void whatRetentionRemovedIsToldApartFromWhatSomebodyDeleted() {
        delete(2, 4);
        delete(7, 7);
        told("TRAIL_RECORDS", 120, "[[2, 4]]");
        assertFound(Finding.Kind.MISSING, 7);
        trail.sealer.sealAndSign();
        Verdict verdict = trail.verify();
        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::place, Finding::words)
                .containsExactly(tuple(
                        Finding.Kind.MISSING,
                        7L,
                        "Row " + trail.row(7) + " at place 7 is missing: it was deleted after it was sealed."));
        assertThat(verdict.removed()).singleElement().satisfies(removed -> {
            assertThat(removed.rows()).isEqualTo(3);
            assertThat(removed.rule()).isEqualTo(ExpiryRule.TRAIL_RECORDS);
            assertThat(removed.months()).isEqualTo(120);
        });
        assertThat(verdict.proven()).isEqualTo(21);
    }

    @Test
    void anActDoesNotExplainWhatNoCheckpointShowsToBeOld() {
        delete(3, 3);
        delete(12, 12);
        told("TRAIL_ACCESS", 36, "[[3, 3], [12, 12]]");
        trail.sealer.sealAndSign();
        assertFound(Finding.Kind.NOT_DUE, 12);
        assertThat(trail.verify().findings().getFirst().words()).contains("place 12", "no signed checkpoint");
        trail.execute("UPDATE audit_event SET at = '2009-05-01Z' WHERE act = 'Counted'");
        trail.execute("UPDATE audit_leaf SET sealed_at = '2009-05-01Z'");
        trail.execute("UPDATE audit_checkpoint SET at = '2009-05-01Z'");
        assertFound(Finding.Kind.NOT_DUE, 12);
    }

    @Test
    void aRuleThatIsNoneOrTooShortExplainsNothing() {
        delete(3, 3);
        told("TRAIL_ACCESS", 35, "[[3, 3]]");
        told("TRAIL_RECORDS", 119, "[[3, 3]]");
        told("MAILS", 120, "[[3, 3]]");
        told("TRAIL_RECORDS", 120, "\"3\"");
        told("TRAIL_RECORDS", 120, "[3, [null], {\"3\": 3}]");
        told("TRAIL_RECORDS", 1200, "[[3, 3]]");
        trail.sealer.sealAndSign();
        assertThat(trail.verify().findings())
                .as("twelve hundred months have not passed")
                .extracting(Finding::kind, Finding::place)
                .containsExactly(tuple(Finding.Kind.NOT_DUE, 3L));
    }

    @Test
    void anActThatWasChangedOrDeletedItselfExplainsNothing() {
        delete(3, 4);
        told("TRAIL_RECORDS", 120, "[[3, 3]]");
        trail.sealer.sealAndSign();
        assertFound(Finding.Kind.MISSING, 4);
        trail.execute(
                "UPDATE audit_event SET details = details || '{\"leaves\": [[3, 4]]}' WHERE act = 'TrailExpired'");
        assertFound(Finding.Kind.CHANGED, 20);
        assertFound(Finding.Kind.MISSING, 3, 4);
        trail.execute("DELETE FROM audit_event WHERE act = 'TrailExpired'");
        assertFound(Finding.Kind.MISSING, 3, 4, 20);
    }

    @Test
    void anActSpeaksOnlyOfWhatWasThereBeforeIt() {
        trail.close();
        trail = new ScratchTrail(url, keys, clock);
        trail.at(Clock.fixed(LONG_AGO, ZoneOffset.UTC));
        told("TRAIL_RECORDS", 120, "[[0, 1000]]");
        trail.acts(5);
        trail.at(clock);
        trail.acts(1);
        delete(2, 2);
        assertFound(Finding.Kind.MISSING, 2);
    }

    @Test
    void whatRetentionRemovedIsNotNamedInFrontOfWhatIsWrong() throws IOException {
        delete(3, 3);
        told("TRAIL_RECORDS", 120, "[[3, 3]]");
        trail.sealer.sealAndSign();
        trail.execute("UPDATE audit_event SET act = 'Uncounted' WHERE id = " + trail.row(15));
        trail.execute("UPDATE audit_leaf SET leaf_hash = sha256('other') WHERE leaf_index = 15");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trail.reader.export("test/trail", trail.reader.extent(), out);
        Path file = Files.write(folder.resolve("trail.jsonl"), out.toByteArray());
        assertThat(new OfflineTrail(file).verify(keys.verifiers(), List.of()).findings())
                .as("no checkpoint behind the wrong row shows how old the act is that explains the gap")
                .extracting(Finding::kind, Finding::place)
                .containsExactly(tuple(Finding.Kind.ROOT, 10L), tuple(Finding.Kind.CHANGED, 15L));
    }

    @Test
    void theHashOfWhatWentIsStillProven() {
        delete(3, 3);
        told("TRAIL_RECORDS", 120, "[[3, 3]]");
        trail.sealer.sealAndSign();
        trail.execute("UPDATE audit_leaf SET leaf_hash = sha256('other') WHERE leaf_index = 3");
        assertThat(trail.verify().findings()).extracting(Finding::kind).contains(Finding.Kind.ROOT);
    }
}
