package org.bylaw.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bylaw.notification.Crowd;
import org.bylaw.notification.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the owners of controls which evidence is about to expire, once for each. What was told is noted at the evidence in
 * the same transaction, so that it matters neither how often this runs nor on how many servers.
 */
@Component
class EvidenceReminder {

    /** Who answers for a control that it shows; where nobody does any more, who brought it. */
    private static final String OWNERS = """
            WITH told AS (SELECT e.id, e.title, e.valid_until, e.added_by FROM evidence e WHERE e.id = ANY (:told)),
            asked AS (
                SELECT DISTINCT told.id, told.valid_until, t.owner_id AS person_id
                FROM told JOIN evidence_link l ON l.evidence_id = told.id AND l.subject_kind = 'control'
                JOIN tailoring t ON t.control_id = l.subject_id JOIN person p ON p.id = t.owner_id
                WHERE p.active),
            everyone AS (
                SELECT id, valid_until, person_id FROM asked
                UNION ALL SELECT told.id, told.valid_until, told.added_by FROM told JOIN person p ON p.id = told.added_by
                WHERE p.active AND NOT EXISTS (SELECT FROM asked WHERE asked.id = told.id))
            SELECT person_id, jsonb_build_object('count', count(*)::text, 'first', min(valid_until)::text) AS params
            FROM everyone GROUP BY person_id
            """;

    private final JdbcClient jdbc;
    private final EvidenceTable table;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    EvidenceReminder(JdbcClient jdbc, EvidenceTable table, Outbox outbox, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.table = table;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** Looks each hour, so that a day begins soon after midnight wherever that is. */
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void remind() {
        transaction.executeWithoutResult(status -> tell());
    }

    private void tell() {
        UUID[] told = jdbc.sql("""
                        UPDATE evidence e SET reminded_for = e.valid_until
                        WHERE %s AND e.reminded_for IS NULL
                        RETURNING e.id
                        """.formatted(Validity.EXPIRING.condition()))
                .params(table.days())
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        if (told.length > 0) {
            Map<String, Object> params = new HashMap<>();
            params.put("told", told);
            outbox.digest(
                    new Crowd(OWNERS, params), "evidence.expiring", Map.of(), "/evidence?state=expiring&owner=me");
        }
    }
}
