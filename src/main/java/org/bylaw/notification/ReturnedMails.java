package org.bylaw.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back mails that did not reach their person, and notes what is wrong with the address. */
@Component
class ReturnedMails {

    /** As much of a server's words as anybody reads; the table takes no more. */
    private static final int LONGEST = 2000;

    /** What left as a mail of its own: a digest, or an urgent mail. */
    private static final String MAIL = """
            (SELECT d.id, d.person_id, d.sent_to, d.attempts FROM mail_digest d
            UNION ALL SELECT o.id, o.person_id, o.sent_to, o.attempts FROM outbox_mail o WHERE o.urgent) AS mail
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReturnedMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where the mail of that id went; empty where no mail of that id ever left. */
    @Transactional(readOnly = true)
    public Optional<String> recipient(UUID mailId) {
        // What is sent already when the row says so at last went to the address that the person has.
        return jdbc.sql("SELECT coalesce(mail.sent_to, p.email) FROM " + MAIL + """
                         JOIN person p ON p.id = mail.person_id
                        WHERE mail.id = :mail AND mail.attempts > 0 AND coalesce(mail.sent_to, p.email) <> ''
                        """)
                .param("mail", mailId)
                .query(String.class)
                .optional();
    }

    /** Whether it came back before; an urgent mail that did is known as an urgent one no longer. */
    @Transactional(readOnly = true)
    public boolean isKnown(UUID mailId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM mail_problem WHERE mail_id = :mail)")
                .param("mail", mailId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Notes that the address is bad, and lets what the mail said wait for a good one; once for each mail, however often it
     * comes back.
     *
     * @param said the server's words
     */
    @Transactional
    public void note(UUID mailId, MailProblem.Kind kind, String address, @Nullable String said) {
        int noted = jdbc.sql("""
                        INSERT INTO mail_problem (id, person_id, address, kind, mail_id, said, happened_at)
                        SELECT :id, mail.person_id, :address, :kind, mail.id, :said, :now FROM %s WHERE mail.id = :mail
                        ON CONFLICT (mail_id) DO NOTHING
                        """.formatted(MAIL))
                .param("id", Ids.next())
                .param("address", address)
                .param("kind", kind.name())
                .param("said", words(said))
                .param("now", now())
                .param("mail", mailId)
                .update();
        if (noted > 0) {
            takeBack(mailId);
        }
    }

    /** The person has no address to send to, or none that is good: what the mail says waits. */
    @Transactional
    public void takeBack(UUID mailId) {
        jdbc.sql("UPDATE mail_digest SET returned_at = :now, last_error = NULL WHERE id = :mail")
                .param("now", now())
                .param("mail", mailId)
                .update();
        jdbc.sql("""
                        UPDATE outbox_mail
                        SET held_at = :now, urgent = false, digest_id = NULL, sent_at = NULL, sent_to = NULL, last_error = NULL
                        WHERE digest_id = :mail OR (id = :mail AND urgent)
                        """).param("now", now()).param("mail", mailId).update();
    }

    /** Others wrote them: without what the database takes no text with, such as half a character at the end. */
    private static String words(@Nullable String said) {
        String words = said == null ? "" : said.replaceAll("\\p{Cntrl}", " ").strip();
        String first = words.substring(0, Math.min(words.length(), LONGEST));
        String whole = new String(first.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.isEmpty() ? "–" : whole;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
