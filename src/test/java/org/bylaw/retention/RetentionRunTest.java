package org.bylaw.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.bylaw.audit.AuditEntry;
import org.bylaw.shared.KeptData;
import org.bylaw.shared.KeptData.Due;
import org.bylaw.shared.KeptRows;
import org.bylaw.shared.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class RetentionRunTest extends RetentionTestBed {

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JsonMapper json;

    @BeforeEach
    void night() {
        anotherNight();
    }

    /** The newest such act; the database's own clock, by which it says what it removed, is ahead of a test's. */
    private AuditEntry told(String act) {
        return audit.historyOf(Retention.SETTINGS, 0, 100).stream()
                .filter(entry -> entry.act().equals(act))
                .findFirst()
                .orElseThrow();
    }

    private Due mails() {
        return organisation.as(auditor, () -> retention.terms()).stream()
                .filter(term -> term.kind().equals("MAILS"))
                .findFirst()
                .orElseThrow()
                .due();
    }

    @Test
    void everyKindHasItsTermAndItsReason() {
        assertThat(organisation.as(auditor, () -> retention.terms()))
                .extracting(Term::kind)
                .containsExactly(
                        "ATTESTATIONS",
                        "DISCARDED_DRAFTS",
                        "EVIDENCE_FILES",
                        "LEAVERS",
                        "MAILS",
                        "PROCESS_HISTORY",
                        "QUIZ_ATTEMPTS",
                        "TRAIL_ACCESS",
                        "TRAIL_RECORDS");
    }

    @Test
    void aTermIsSetByRevisionAndTold() {
        Term before = organisation.as(carla, () -> retention.terms()).getFirst();
        organisation.as(carla, () -> {
            refused(() -> retention.setTerm(before.kind(), before.revision(), 0), Problem.Kind.INVALID, "months");
            refused(() -> retention.setTerm(before.kind(), before.revision(), 1201), Problem.Kind.INVALID, "months");
            refused(() -> retention.setTerm("NOTHING", 0, 1), Problem.Kind.NOT_FOUND, "");
            retention.setTerm(before.kind(), before.revision(), null);
            refused(() -> retention.setTerm(before.kind(), before.revision(), 1), Problem.Kind.STALE, "");
            retention.setTerm(before.kind(), before.revision() + 1, before.months());
        });
        assertThat(told("RetentionChanged").details())
                .containsEntry("what", before.kind())
                .containsEntry("term", Map.of("before", "for good", "after", before.months() + " months"));
    }

    @Test
    void theTrailIsKeptForGoodUnlessComplianceSetsATermAndNeverShorterThanTheLeast() {
        List<Term> trail = organisation.as(carla, () -> retention.terms()).stream()
                .filter(term -> term.kind().startsWith("TRAIL_"))
                .toList();
        assertThat(trail).extracting(Term::months).containsOnlyNulls();
        assertThat(trail).extracting(Term::leastMonths).containsExactly(36, 120);
        Term records = trail.getLast();
        organisation.as(carla, () -> {
            refused(() -> retention.setTerm(records.kind(), records.revision(), 119), Problem.Kind.INVALID, "months");
            retention.setTerm(records.kind(), records.revision(), 120);
            retention.setTerm(records.kind(), records.revision() + 1, null);
        });
    }

    @Test
    void nothingGoesBeforeItIsSwitchedOn() {
        UUID mail = oldMail(auditor);
        run.run();
        assertThat(isThere(mail)).isTrue();
        assertThatThrownBy(() -> jdbc.sql("SELECT retention_remove('MAILS', :before, :now, 10)")
                        .param("before", LONG_AGO.plusDays(1))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .as("not even by the database's own function")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theDatabaseGoesByTheTermAndItsOwnClockWhateverItIsTold() {
        UUID old = oldMail(auditor);
        UUID young = oldMail(auditor);
        jdbc.sql("UPDATE outbox_mail SET sent_at = now() - interval '3 months' WHERE id = :id")
                .param("id", young)
                .update();
        switchOn();
        jdbc.sql("SELECT retention_remove('MAILS', '2099-01-01Z', '2100-01-01Z', 10000)")
                .query(row -> {});
        assertThat(isThere(young)).as("the term is twelve months").isTrue();
        assertThat(isThere(old)).isFalse();
    }

    @Test
    void whatCannotBeRemovedKeepsNothingElseFromIt() {
        UUID mail = oldMail(auditor);
        switchOn();
        List<KeptData> kinds =
                List.of(new Failing("DISCARDED_DRAFTS"), new KeptRows(jdbc, "MAILS", "retention_mails", "", ""));
        RetentionRun another = new RetentionRun(
                new Retention(kinds, jdbc, audit, json, clock), jdbc, audit, transactions, json, clock);
        assertThatThrownBy(another::run).hasMessage("It cannot be removed");
        assertThat(isThere(mail)).isFalse();
        assertThat(organisation.as(auditor, () -> retention.runs()).getFirst().finished())
                .as("another round tries again")
                .isFalse();
    }

    private record Failing(String kind) implements KeptData {

        @Override
        public String label() {
            return "";
        }

        @Override
        public String background() {
            return "";
        }

        @Override
        public Due due(Instant before) {
            return new Due(0, 0, false);
        }

        @Override
        public int removeSome(Instant before, Instant now) {
            throw new IllegalStateException("It cannot be removed");
        }
    }

    @Test
    void whatHasOutlivedItsTermGoesAndWhatIsHeldStays() {
        UUID held = organisation.hire("Hella Held", null, null);
        UUID kept = oldMail(held);
        UUID going = oldMail(auditor);
        organisation.as(carla, () -> holds.put(HeldKind.PERSON, held, "A lawsuit"));
        assertThat(mails().going()).isGreaterThanOrEqualTo(1);
        assertThat(mails().held()).isEqualTo(1);
        switchOn();
        run.run();
        assertThat(isThere(going)).isFalse();
        assertThat(isThere(kept)).isTrue();
        assertThat(mails()).isEqualTo(new Due(0, 1, false));
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM outbox_mail WHERE id = :id")
                        .param("id", kept)
                        .update())
                .as("no statement removes it")
                .isInstanceOf(DataAccessException.class);
        assertThat((Integer) told("RetentionApplied").details().get("MAILS")).isGreaterThanOrEqualTo(1);
        Retention.Run seen = organisation.as(auditor, () -> retention.runs()).getFirst();
        assertThat(seen.day()).isEqualTo(LocalDate.now(clock));
        assertThat(seen.finished()).isTrue();
    }

    @Test
    void aHoldOnEverythingKeepsEverything() {
        UUID mail = oldMail(auditor);
        organisation.as(carla, () -> holds.put(HeldKind.EVERYTHING, null, "An investigation"));
        switchOn();
        run.run();
        assertThat(isThere(mail)).isTrue();
    }

    @Test
    void itRunsOnceADayAndGoesOnWhereAnotherNodeStopped() {
        switchOn();
        run.run();
        UUID later = oldMail(auditor);
        run.run();
        assertThat(isThere(later)).as("today's run is over").isTrue();
        jdbc.sql("UPDATE retention_run SET finished_at = NULL, claimed_until = :until WHERE day = :today")
                .param("until", clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("today", LocalDate.now(clock))
                .update();
        run.run();
        assertThat(isThere(later)).as("another node is at it").isTrue();
        jdbc.sql("UPDATE retention_run SET claimed_until = :until WHERE day = :today")
                .param("until", clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("today", LocalDate.now(clock))
                .update();
        run.run();
        assertThat(isThere(later)).isFalse();
    }

    /** A hold that is put while a batch is being removed waits for it, and a batch that comes later sees the hold. */
    @Test
    void aHoldAndARunDoNotMissEachOther() throws Exception {
        UUID mail = oldMail(auditor);
        switchOn();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<UUID> putting = transaction.execute(status -> {
                jdbc.sql("SELECT pg_advisory_xact_lock_shared(660066)").query(row -> {});
                Future<UUID> begun = other.submit(
                        () -> organisation.as(carla, () -> holds.put(HeldKind.PERSON, auditor, "A lawsuit")));
                Awaitility.await()
                        .until(() -> jdbc.sql("""
                                SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 660066 AND NOT granted
                                """).query(Integer.class).single() == 1);
                assertThat(begun.isDone()).as("the hold waits").isFalse();
                return begun;
            });
            putting.get();
        }
        run.run();
        assertThat(isThere(mail)).as("the hold came before the batch").isTrue();
    }
}
