package org.bylaw.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows how far the mailbox for bounces was read, and lets one node at a time go on. */
@Component
class BounceBox {

    /** Whoever claimed it and died leaves it to others after this time. */
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    BounceBox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How far it was read: by UID, since what is not about a mail of ours stays as it is and must not be looked at forever.
     *
     * @param uidValidity whose UIDs these are; the server gives another one where they count anew
     */
    record Position(long uidValidity, long lastUid) {}

    /** Empty where another node reads it. */
    @Transactional
    public Optional<Position> claim(String box) {
        return jdbc.sql("""
                        INSERT INTO mail_bounce_box AS b (box, claimed_until) VALUES (:box, :until)
                        ON CONFLICT (box) DO UPDATE SET claimed_until = excluded.claimed_until WHERE b.claimed_until <= :now
                        RETURNING uid_validity, last_uid
                        """)
                .param("box", box)
                .param("now", now())
                .param("until", now().plus(CLAIM))
                .query(Position.class)
                .optional();
    }

    /** Leaves it to the next one, who goes on behind that position. */
    @Transactional
    public void leave(String box, Position position) {
        jdbc.sql("""
                        UPDATE mail_bounce_box SET claimed_until = :now, uid_validity = :validity, last_uid = :uid
                        WHERE box = :box
                        """)
                .param("box", box)
                .param("now", now())
                .param("validity", position.uidValidity())
                .param("uid", position.lastUid())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
