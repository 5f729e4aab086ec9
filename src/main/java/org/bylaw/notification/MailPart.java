package org.bylaw.notification;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import jakarta.mail.MessagingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Tells whether mails go out. Where none was sent lately it connects to the mail server and says good-bye again. */
@Component
@Order(40)
class MailPart implements PlatformPart {

    private static final Duration FRESH = Duration.ofMinutes(1);
    /** Once it fails, its return is to be noticed soon. */
    private static final Duration FRESH_FAILURE = Duration.ofSeconds(8);

    private static final Duration LEFT_BEHIND = Duration.ofMinutes(15);
    private static final long SLOW_MILLIS = 3_000;
    private static final String PAGE = "operations";

    private final MailTries tries;
    private final JavaMailSender mail;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile boolean trying;

    MailPart(MailTries tries, JavaMailSender mail, JdbcClient jdbc, Clock clock) {
        this.tries = tries;
        this.mail = mail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "mail";
    }

    @Override
    public String name() {
        return say("Mail");
    }

    private record Waiting(long mails, @Nullable Instant oldest, long failedLong) {}

    @Override
    public PartState look() {
        tryWhereNothingHappened();
        MailTries.Last last = Objects.requireNonNull(tries.last());
        Waiting waiting = waiting();
        MailOutage outage = last.outage();
        PartState state = outage == null ? working(last, waiting) : failing(outage, last, waiting);
        return state.lastSuccess(last.lastSuccess()).page(PAGE);
    }

    private void tryWhereNothingHappened() {
        MailTries.Last last = tries.last();
        Duration fresh = last == null || last.outage() == null ? FRESH : FRESH_FAILURE;
        boolean known = last != null && last.at().plus(fresh).isAfter(clock.instant());
        if (known || !(mail instanceof JavaMailSenderImpl sender)) {
            return;
        }
        long begin = System.nanoTime();
        trying = true;
        try {
            sender.testConnection();
            tries.worked((System.nanoTime() - begin) / 1_000_000);
        } catch (MessagingException e) {
            tries.failed(MailOutage.of(e).orElse(MailOutage.ODD), e);
        } finally {
            trying = false;
        }
    }

    /** Nearly always it is the mail server that keeps us waiting, and seldom the database. */
    @Override
    public PartState silent() {
        if (!trying) {
            return PlatformPart.super.silent();
        }
        MailTries.Last last = tries.last();
        return PartState.fails(() -> what(MailOutage.SILENT))
                .meaning(MailPart::nobodyIsHeldUp)
                .advice(() -> advice(MailOutage.SILENT))
                .since(last == null ? null : last.failingSince())
                .lastSuccess(last == null ? null : last.lastSuccess())
                .page(PAGE);
    }

    private static String nobodyIsHeldUp() {
        return say(
                "Nobody is held up: what waits for a person is in “My work”. The mails are sent by themselves once the"
                        + " server takes them.");
    }

    private PartState failing(MailOutage outage, MailTries.Last last, Waiting waiting) {
        return PartState.fails(() -> what(outage))
                .meaning(() -> (waiting.mails() == 0
                                ? say("No mail waits at the moment.")
                                : counted(waiting.mails(), "1 mail waits.", "{0} mails wait."))
                        + " " + nobodyIsHeldUp())
                .advice(() -> advice(outage))
                .words(last.words())
                .since(last.failingSince());
    }

    private PartState working(MailTries.Last last, Waiting waiting) {
        if (waiting.failedLong() > 0) {
            return PartState.incomplete(() -> counted(
                            waiting.failedLong(),
                            "1 mail could not be sent for a quarter of an hour; others are.",
                            "{0} mails could not be sent for a quarter of an hour; others are."))
                    .meaning(() -> say("The mail server answers, and does not take these mails. They are tried again"
                            + " every hour at the latest."))
                    .advice(() -> say("Look at what the mail server says about each of them."))
                    .since(waiting.oldest());
        }
        if (last.millis() > SLOW_MILLIS) {
            return PartState.slow(() -> say("The mail server took {0} s to answer.", last.millis() / 1000))
                    .meaning(() -> say("Mails come late."))
                    .advice(() -> say("Look at the load of the mail server and at the network."));
        }
        return PartState.works(() -> waiting.mails() == 0
                ? say("No mail waits at the moment.")
                : counted(waiting.mails(), "1 mail waits.", "{0} mails wait."));
    }

    private Waiting waiting() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        SELECT count(*) AS mails,
                            count(*) FILTER (WHERE failed AND created_at < :behind) AS failed_long,
                            min(created_at) FILTER (WHERE failed AND created_at < :behind) AS oldest
                        FROM (SELECT created_at, last_error IS NOT NULL AS failed FROM outbox_mail
                                WHERE urgent AND sent_at IS NULL
                            UNION ALL SELECT (SELECT min(m.created_at) FROM outbox_mail m WHERE m.digest_id = d.id),
                                d.last_error IS NOT NULL
                            FROM mail_digest d WHERE d.sent_at IS NULL AND d.returned_at IS NULL) AS waiting
                        """)
                .param("behind", now.minus(LEFT_BEHIND))
                .query(MailPart::waitingRow)
                .single();
    }

    private static Waiting waitingRow(ResultSet row, int number) throws SQLException {
        Timestamp oldest = row.getTimestamp("oldest");
        return new Waiting(
                row.getLong("mails"), oldest == null ? null : oldest.toInstant(), row.getLong("failed_long"));
    }

    private static String what(MailOutage outage) {
        return switch (outage) {
            case NOT_ALLOWED -> say("The mail server must not be called.");
            case NO_ADDRESS -> say("No name server knows the mail server.");
            case UNREACHABLE -> say("Nobody answers where the mail server should be.");
            case SILENT -> say("The mail server takes the connection and does not answer in time.");
            case TLS -> say("The encrypted connection to the mail server fails.");
            case LOGIN -> say("The mail server does not accept Bylaw's login.");
            case ODD -> say("The mail server breaks off, or answers what no mail server answers.");
        };
    }

    private static String advice(MailOutage outage) {
        return switch (outage) {
            case NOT_ALLOWED ->
                say("Its address is not allowed: set BYLAW_OUTGOING_PRIVATE where Bylaw is started, and start again.");
            case NO_ADDRESS -> say("Check BYLAW_SMTP_HOST and the name server of this machine.");
            case UNREACHABLE ->
                say("Check that the mail server runs, BYLAW_SMTP_HOST and BYLAW_SMTP_PORT, and the firewall between.");
            case SILENT -> say("Check the load of the mail server, and whether a firewall swallows the answers.");
            case TLS -> say("Check the mail server's certificate and name, and BYLAW_SMTP_TLS.");
            case LOGIN ->
                say("Check BYLAW_SMTP_USER and BYLAW_SMTP_PASSWORD, and whether the mail server has locked them.");
            case ODD -> say("Check that a mail server listens at BYLAW_SMTP_PORT, and look into its log.");
        };
    }
}
