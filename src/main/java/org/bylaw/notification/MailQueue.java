package org.bylaw.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes mails out of the outbox so that no two nodes take the same one, and notes what became of them. */
@Component
class MailQueue {

    /** Whoever claimed a mail and died leaves it to others after this time. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    /** Mails that ask for one and the same thing with growing urgency; about one page the last of them says it all. */
    private static final String[] REMINDERS = {
        "attestation.asked", "attestation.reminder", "attestation.late", "review.late"
    };

    /** A digest may have been made before its person's address got lost or turned out to be bad. */
    private static final String ADDRESS = "CASE WHEN " + Unreachable.PERSON + " THEN '' ELSE p.email END";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    MailQueue(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** Puts what waits into the day's digest of each person who has not had one today; the rest waits for tomorrow. */
    @Transactional
    public void gatherDigests() {
        jdbc.sql("""
                        WITH fresh AS (
                            INSERT INTO mail_digest (person_id, day, next_attempt_at)
                            SELECT DISTINCT m.person_id, CAST(:today AS date), CAST(:now AS timestamptz) FROM outbox_mail m
                            WHERE NOT m.urgent AND m.digest_id IS NULL AND m.held_at IS NULL
                                AND NOT EXISTS (SELECT FROM mail_digest d WHERE d.person_id = m.person_id
                                    AND d.day = :today AND d.returned_at IS NULL)
                            ON CONFLICT (person_id, day) WHERE returned_at IS NULL DO NOTHING
                            RETURNING id, person_id)
                        UPDATE outbox_mail m SET digest_id = fresh.id FROM fresh
                        WHERE m.person_id = fresh.person_id AND NOT m.urgent AND m.digest_id IS NULL
                            AND m.held_at IS NULL
                        """).param("today", LocalDate.now(clock)).param("now", now()).update();
        dropOvertaken();
    }

    /** Only from digests that nobody has tried to send: what may have arrived stays on record. */
    private void dropOvertaken() {
        jdbc.sql("""
                        DELETE FROM outbox_mail earlier USING outbox_mail later, mail_digest d
                        WHERE d.sent_at IS NULL AND d.attempts = 0
                            AND earlier.digest_id = d.id AND earlier.kind = ANY (:reminders)
                            AND later.digest_id = d.id AND later.kind = ANY (:reminders)
                            AND later.path = earlier.path
                            AND (later.created_at, later.id) > (earlier.created_at, earlier.id)
                        """).param("reminders", REMINDERS).update();
    }

    /** A claimed one has no error, so that nobody takes it for one that waits for another attempt. */
    @Transactional
    public List<Letter> claimUrgent(int limit) {
        return jdbc.sql("""
                        WITH due AS (
                            SELECT id FROM outbox_mail WHERE sent_at IS NULL AND urgent AND next_attempt_at <= :now
                            ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED),
                        claimed AS (
                            UPDATE outbox_mail m SET next_attempt_at = :claimedUntil, attempts = attempts + 1,
                                last_error = NULL
                            FROM due WHERE m.id = due.id RETURNING m.*)
                        SELECT c.id, p.name, %s AS email, p.language, jsonb_build_array(
                            jsonb_build_object('kind', c.kind, 'params', c.params, 'path', c.path)) AS items
                        FROM claimed c JOIN person p ON p.id = c.person_id ORDER BY c.created_at, c.id
                        """.formatted(ADDRESS))
                .param("now", now())
                .param("claimedUntil", now().plus(CLAIM))
                .param("limit", limit)
                .query(this::letter)
                .list();
    }

    @Transactional
    public List<Letter> claimDigests(int limit) {
        return jdbc.sql("""
                        WITH due AS (
                            SELECT id FROM mail_digest
                            WHERE sent_at IS NULL AND returned_at IS NULL AND next_attempt_at <= :now
                            ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED),
                        claimed AS (
                            UPDATE mail_digest d SET next_attempt_at = :claimedUntil, attempts = attempts + 1,
                                last_error = NULL
                            FROM due WHERE d.id = due.id RETURNING d.id, d.person_id)
                        SELECT c.id, p.name, %s AS email, p.language, (
                            SELECT jsonb_agg(jsonb_build_object('kind', m.kind, 'params', m.params, 'path', m.path)
                                ORDER BY m.created_at, m.id)
                            FROM outbox_mail m WHERE m.digest_id = c.id) AS items
                        FROM claimed c JOIN person p ON p.id = c.person_id ORDER BY c.id
                        """.formatted(ADDRESS))
                .param("now", now())
                .param("claimedUntil", now().plus(CLAIM))
                .param("limit", limit)
                .query(this::letter)
                .list();
    }

    @Transactional
    public void urgentSent(Letter letter) {
        // Another node may have put it aside while it was on its way.
        jdbc.sql("""
                        UPDATE outbox_mail SET sent_at = :now, sent_to = :address, last_error = NULL, held_at = NULL
                        WHERE id = :id
                        """)
                .param("now", now())
                .param("address", letter.address())
                .param("id", letter.id())
                .update();
    }

    @Transactional
    public void digestSent(Letter letter) {
        jdbc.sql("""
                        WITH digest AS (
                            UPDATE mail_digest SET sent_at = :now, sent_to = :address, last_error = NULL WHERE id = :id)
                        UPDATE outbox_mail SET sent_at = :now, last_error = NULL WHERE digest_id = :id
                        """)
                .param("now", now())
                .param("address", letter.address())
                .param("id", letter.id())
                .update();
    }

    @Transactional
    public void urgentFailed(UUID id, String error) {
        failed("outbox_mail", id, error);
    }

    @Transactional
    public void digestFailed(UUID id, String error) {
        failed("mail_digest", id, error);
        jdbc.sql("UPDATE outbox_mail SET last_error = :error WHERE digest_id = :id")
                .param("error", error)
                .param("id", id)
                .update();
    }

    /** Gives back what was claimed and not tried, so that it can go with the next round. */
    @Transactional
    public void urgentLater(List<UUID> ids, @Nullable String error) {
        later("outbox_mail", ids, error);
    }

    @Transactional
    public void digestLater(List<UUID> ids, @Nullable String error) {
        later("mail_digest", ids, error);
    }

    private void later(String table, List<UUID> ids, @Nullable String error) {
        jdbc.sql("UPDATE " + table + """
                         SET next_attempt_at = :now, attempts = attempts - 1, last_error = :error
                        WHERE id = ANY (:ids) AND attempts > 0
                        """)
                .param("now", now())
                .param("error", error)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** What failed goes out with the next round, the oldest first; what another node sends just now is left alone. */
    @Transactional
    public void tryFailedNow() {
        jdbc.sql("""
                        UPDATE outbox_mail SET next_attempt_at = created_at
                        WHERE urgent AND sent_at IS NULL AND last_error IS NOT NULL
                        """).update();
        jdbc.sql("""
                        UPDATE mail_digest SET next_attempt_at = :now
                        WHERE sent_at IS NULL AND returned_at IS NULL AND last_error IS NOT NULL
                        """).param("now", now()).update();
    }

    private void failed(String table, UUID id, String error) {
        int attempts = jdbc.sql("SELECT attempts FROM " + table + " WHERE id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        jdbc.sql("UPDATE " + table + " SET next_attempt_at = :next, last_error = :error WHERE id = :id")
                .param("next", now().plus(MailRelay.waitAfter(attempts)))
                .param("error", error)
                .param("id", id)
                .update();
    }

    private Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("language"),
                json.readValue(row.getString("items"), new TypeReference<List<Letter.Item>>() {}));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
