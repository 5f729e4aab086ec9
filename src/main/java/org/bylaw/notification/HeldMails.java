package org.bylaw.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts mails to people whom no mail reaches aside, and lets them go once one does. */
@Component
class HeldMails {

    /**
     * What is older is not sent any more: by then it was answered in Bylaw, reminded of anew, or is over; a person whose
     * address comes after months would get a heap of old news. What still waits for them is in "My work" all the time.
     */
    private static final Duration FRESH = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final Clock clock;

    HeldMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Before digests are made and mails claimed. What was urgent is so no longer when it may go out at last, and several
     * such mails at once would be as many interruptions: they go into the digest as well.
     */
    @Transactional
    public void hold() {
        // One statement for each of the two, since each has its own index.
        hold("m.sent_at IS NULL AND m.urgent");
        hold("NOT m.urgent AND m.digest_id IS NULL AND m.held_at IS NULL");
    }

    private void hold(String waiting) {
        jdbc.sql("""
                        UPDATE outbox_mail m SET held_at = :now, urgent = false, last_error = NULL
                        FROM person p WHERE p.id = m.person_id AND %s AND %s
                        """.formatted(waiting, Unreachable.PERSON)).param("now", now()).update();
    }

    /** Gives up what waited too long, and lets go what can arrive by now. */
    @Transactional
    public void release() {
        jdbc.sql("""
                        UPDATE outbox_mail SET given_up_at = :now
                        WHERE held_at IS NOT NULL AND given_up_at IS NULL AND created_at < :oldest
                        """).param("now", now()).param("oldest", now().minus(FRESH)).update();
        jdbc.sql("""
                        UPDATE outbox_mail m SET held_at = NULL FROM person p
                        WHERE p.id = m.person_id AND m.held_at IS NOT NULL AND m.given_up_at IS NULL AND NOT %s
                        """.formatted(Unreachable.PERSON)).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
