package org.bylaw.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Ids;
import org.bylaw.shared.KeptData;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Removes what has outlived its term, once a night, by one node, in batches of a transaction each. A node that stops in the
 * middle loses nothing: its counts are stored with each batch, and another node goes on once its claim has run out.
 */
@Component
class RetentionRun {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRun.class);
    private static final LocalTime NOT_BEFORE = LocalTime.of(2, 0);
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private final Retention retention;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    RetentionRun(
            Retention retention,
            JdbcClient jdbc,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Clock clock) {
        this.retention = retention;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void tonight() {
        if (LocalTime.now(clock).isBefore(NOT_BEFORE)) {
            return;
        }
        try {
            run();
        } catch (RuntimeException e) {
            LOG.error("What has outlived its term could not be removed; the next round goes on", e);
        }
    }

    /** Today's run, unless it is done, another node is at it, or it is switched off. */
    void run() {
        claim().ifPresent(this::run);
    }

    private void run(UUID id) {
        // One kind that cannot be removed keeps none of the others from it; the run is not over before that one is
        // through.
        RuntimeException failed = null;
        for (KeptData kind : retention.kinds()) {
            try {
                remove(id, kind);
            } catch (RuntimeException e) {
                LOG.warn("What has outlived its term of {} could not be removed", kind.kind());
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
        transaction.executeWithoutResult(status -> finish(id));
    }

    private void remove(UUID id, KeptData kind) {
        int removed = KeptData.AT_ONCE;
        while (removed >= KeptData.AT_ONCE) {
            removed = Optional.ofNullable(transaction.execute(status -> batch(id, kind)))
                    .orElse(0);
        }
    }

    private Optional<UUID> claim() {
        return Optional.ofNullable(transaction.execute(status -> claimed()));
    }

    private @Nullable UUID claimed() {
        return jdbc.sql("""
                        INSERT INTO retention_run AS r (id, day, started_at, claimed_until)
                        SELECT :id, :day, :now, :until FROM retention_switch WHERE active
                        ON CONFLICT (day) DO UPDATE SET claimed_until = excluded.claimed_until
                            WHERE r.finished_at IS NULL AND r.claimed_until < :now
                        RETURNING id
                        """)
                .param("id", Ids.next())
                .param("day", LocalDate.now(clock))
                .param("now", now())
                .param("until", now().plus(CLAIM))
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private int batch(UUID id, KeptData kind) {
        Instant before = retention.beforeOf(kind.kind());
        boolean active = jdbc.sql("SELECT active FROM retention_switch")
                .query(Boolean.class)
                .single();
        if (before == null || !active) {
            return 0;
        }
        int removed = kind.removeSome(before, clock.instant());
        jdbc.sql("""
                        UPDATE retention_run SET claimed_until = :until, counts = counts || jsonb_build_object(
                            CAST(:kind AS text), coalesce((counts ->> :kind)::integer, 0) + :removed)
                        WHERE id = :id
                        """)
                .param("until", now().plus(CLAIM))
                .param("kind", kind.kind())
                .param("removed", removed)
                .param("id", id)
                .update();
        return removed;
    }

    private void finish(UUID id) {
        String counts = jdbc.sql("""
                        UPDATE retention_run SET finished_at = :now WHERE id = :id AND finished_at IS NULL RETURNING counts
                        """)
                .param("now", now())
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(null);
        if (counts != null) {
            audit.record(
                    "RetentionApplied",
                    new SubjectRef("retention-run", id),
                    Retention.SETTINGS,
                    json.readValue(counts, new TypeReference<>() {}));
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
