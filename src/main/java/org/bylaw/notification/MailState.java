package org.bylaw.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads how the outbox stands: mails sent by themselves, and digests, each of which is one mail. What waits because no mail
 * reaches its person is none of these; {@link MailProblems} has it.
 */
@Component
class MailState implements MailWatch {

    /** What is a mail of its own: the urgent ones, and the digests; what waits for tomorrow's digest is none yet. */
    private static final String MAILS = """
            (SELECT id, person_id, created_at, sent_at, attempts, last_error, next_attempt_at, kind, params, 1 AS items
                FROM outbox_mail WHERE urgent
            UNION ALL
            SELECT d.id, d.person_id, first.created_at, d.sent_at, d.attempts, d.last_error, d.next_attempt_at,
                first.kind, first.params, first.items
                FROM mail_digest d CROSS JOIN LATERAL (
                    SELECT m.created_at, m.kind, m.params, count(*) OVER () AS items FROM outbox_mail m
                    WHERE m.digest_id = d.id ORDER BY m.created_at, m.id LIMIT 1) first) AS mail
            """;

    private final JdbcClient jdbc;
    private final MailTexts texts;
    private final JsonMapper json;
    private final Clock clock;

    MailState(JdbcClient jdbc, MailTexts texts, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Figures figures(Instant sentSince) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE sent_at IS NULL) AS waiting,
                            count(*) FILTER (WHERE sent_at IS NULL AND last_error IS NOT NULL) AS failed,
                            count(*) FILTER (WHERE sent_at >= :since) AS sent
                        FROM (SELECT sent_at, last_error FROM outbox_mail WHERE urgent
                                AND (sent_at IS NULL OR sent_at >= :since)
                            UNION ALL SELECT sent_at, last_error FROM mail_digest
                            WHERE (sent_at IS NULL AND returned_at IS NULL) OR sent_at >= :since) AS mail
                        """)
                .param("since", sentSince.atOffset(ZoneOffset.UTC))
                .query(Figures.class)
                .single();
    }

    @Override
    public List<Failed> failed(int limit) {
        return jdbc.sql("SELECT mail.*, p.name FROM " + MAILS + """
                         JOIN person p ON p.id = mail.person_id
                        WHERE mail.sent_at IS NULL AND mail.last_error IS NOT NULL
                        ORDER BY mail.next_attempt_at, mail.id LIMIT :limit
                        """)
                .param("limit", limit)
                .query(this::mail)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int retryNow() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String sql = "UPDATE %s SET next_attempt_at = :now WHERE sent_at IS NULL AND last_error IS NOT NULL %s";
        return jdbc.sql(sql.formatted("outbox_mail", "AND urgent"))
                        .param("now", now)
                        .update()
                + jdbc.sql(sql.formatted("mail_digest", "")).param("now", now).update();
    }

    private Failed mail(ResultSet row, int number) throws SQLException {
        int items = row.getInt("items");
        Map<String, String> params = json.readValue(row.getString("params"), new TypeReference<>() {});
        return new Failed(
                row.getObject("id", UUID.class),
                row.getString("name"),
                items > 1
                        ? texts.text("en", "digest.subject", Map.of("count", String.valueOf(items)))
                        : texts.text("en", row.getString("kind") + ".subject", params),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getTimestamp("next_attempt_at").toInstant());
    }
}
