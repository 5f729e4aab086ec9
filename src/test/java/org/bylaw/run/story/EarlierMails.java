package org.bylaw.run.story;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes the mails of the past as sent, as they would have been; the mailbox of the demo begins with those of the last days. */
final class EarlierMails {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    EarlierMails(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /**
     * @param urgentFrom the first day whose urgent mails go out now
     * @param digestsFrom the first day whose other mails do; they all end up in one digest, so it should be a late day
     */
    void sentBefore(LocalDate urgentFrom, LocalDate digestsFrom) {
        jdbc.sql("""
                        INSERT INTO mail_digest (person_id, day, next_attempt_at, attempts, sent_at)
                        SELECT person_id, CAST(created_at AT TIME ZONE :zone AS date) AS day, min(created_at), 1, min(created_at)
                        FROM outbox_mail WHERE NOT urgent AND digest_id IS NULL AND created_at < :end
                        GROUP BY person_id, day
                        """)
                .param("zone", zone.getId())
                .param("end", startOf(digestsFrom))
                .update();
        jdbc.sql("""
                        UPDATE outbox_mail m SET digest_id = d.id FROM mail_digest d
                        WHERE NOT m.urgent AND m.digest_id IS NULL AND d.person_id = m.person_id
                            AND d.day = CAST(m.created_at AT TIME ZONE :zone AS date)
                        """).param("zone", zone.getId()).update();
        jdbc.sql("""
                        UPDATE outbox_mail SET sent_at = created_at, attempts = 1
                        WHERE created_at < CASE WHEN urgent THEN CAST(:urgentEnd AS timestamptz) ELSE :digestsEnd END
                        """)
                .param("urgentEnd", startOf(urgentFrom))
                .param("digestsEnd", startOf(digestsFrom))
                .update();
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
