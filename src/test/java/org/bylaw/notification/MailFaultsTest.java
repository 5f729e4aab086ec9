package org.bylaw.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.OpenDoor;
import org.bylaw.shared.PartState;
import org.bylaw.testing.FaultProxy;
import org.bylaw.testing.FaultProxy.Mode;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail server that is slow, refuses, resets or answers nonsense: people go on, the health page says it, all is sent. */
@ModuleTest
class MailFaultsTest {

    private static final int MAILS = 5;

    /** Production's are ten seconds and three quarters of a minute; the proportion is what counts. */
    private static final Duration SILENCE = Duration.ofMillis(800);

    private static final Duration WHOLE = Duration.ofMillis(1600);
    private static final Duration ONE_ATTEMPT = Duration.ofSeconds(4);

    @Autowired
    private Outbox outbox;

    @Autowired
    private HeldMails held;

    @Autowired
    private ReturnedMails returned;

    @Autowired
    private MailQueue queue;

    @Autowired
    private MailTexts texts;

    @Autowired
    private JavaMailSender production;

    @Autowired
    private Organisation organisation;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private FaultProxy proxy;
    private MailRelay relay;
    private MailPart part;
    private UUID person;

    @BeforeEach
    void start() {
        // Mails of other tests would be in the way of ours.
        jdbc.sql("DELETE FROM outbox_mail").update();
        jdbc.sql("DELETE FROM mail_digest").update();
        server.start();
        proxy = new FaultProxy(server.getSmtp().getPort());
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(proxy.port());
        sender.getJavaMailProperties().put("mail.smtp.connectiontimeout", String.valueOf(SILENCE.toMillis()));
        sender.getJavaMailProperties().put("mail.smtp.timeout", String.valueOf(SILENCE.toMillis()));
        sender.getJavaMailProperties()
                .put("mail.smtp.socketFactory", OpenDoor.to("localhost").sockets(WHOLE));
        MailTries tries = new MailTries(clock);
        MailSettings settings = new MailSettings("bylaw@example.org", "HR");
        LetterWriter writer = new LetterWriter(sender, texts, settings, "https://bylaw.example.org");
        relay = new MailRelay(held, returned, queue, writer, sender, tries, clock);
        part = new MailPart(tries, sender, jdbc, clock);
        person = organisation.hire("Paul Post " + Ids.next(), null, null);
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop();
        clock.setOffset(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSE, Nobody answers where the mail server should be.",
        "HANG, The mail server takes the connection and does not answer in time.",
        "TRICKLE, The mail server takes the connection and does not answer in time.",
        "RESET, 'The mail server breaks off, or answers what no mail server answers.'",
        "GARBAGE, 'The mail server breaks off, or answers what no mail server answers.'"
    })
    void peopleGoOnTheFaultIsNamedAndAllIsSentInOrderOnceItEnds(Mode fault, String words) {
        assertThat(part.look().level()).isEqualTo(PartState.Level.WORKS);
        proxy.does(fault);
        CompletableFuture<Duration> sending = CompletableFuture.supplyAsync(() -> timed(relay::relay));
        assertThat(timed(this::write)).as("an act while mails hang").isLessThan(Duration.ofSeconds(2));
        sending.join();
        assertThat(timed(relay::relay)).as("a round, whatever waits").isLessThan(ONE_ATTEMPT);
        PartState state = part.look();
        assertThat(state.level()).isEqualTo(PartState.Level.FAILS);
        assertThat(state.what().get()).isEqualTo(words);
        assertThat(state.meaning().get()).startsWith(MAILS + " mails wait.");
        assertThat(state.since()).isNotNull();
        clock.advance(Duration.ofMinutes(3));
        relay.relay();
        assertThat(part.look().since()).as("it has been so all the time").isEqualTo(state.since());

        proxy.does(Mode.PASS);
        clock.advance(Duration.ofSeconds(10));
        assertThat(part.look().level()).as("noticed without a mail").isEqualTo(PartState.Level.WORKS);
        relay.relay();
        assertThat(subjects())
                .isEqualTo(IntStream.range(0, MAILS)
                        .mapToObj(MailFaultsTest::subject)
                        .toList());
        assertThat(part.look().what().get()).isEqualTo("No mail waits at the moment.");
    }

    @Test
    void aMailWhoseConfirmationIsLostIsRepeatedUnderItsOwnId() throws Exception {
        write();
        proxy.losesTheAnswerTo("\r\n.\r\n");
        relay.relay();
        proxy.does(Mode.PASS);
        clock.advance(Duration.ofSeconds(10));
        part.look();
        relay.relay();
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        assertThat(ids).as("one came twice").hasSize(MAILS + 1);
        assertThat(new HashSet<>(ids)).hasSize(MAILS);
        assertThat(subjects().subList(1, MAILS + 1))
                .isEqualTo(IntStream.range(0, MAILS)
                        .mapToObj(MailFaultsTest::subject)
                        .toList());
    }

    @Test
    void whatAnotherNodeSendsJustNowIsNotTakenFromIt() {
        write();
        proxy.does(Mode.REFUSE);
        relay.relay();
        clock.advance(Duration.ofMinutes(1));
        assertThat(queue.claimUrgent(50)).as("another node has them").hasSize(MAILS);
        queue.tryFailedNow();
        assertThat(queue.claimUrgent(50)).isEmpty();
    }

    @Test
    void howeverSlowTheServerIsNoMailIsOnItsWayLongerThanItIsOurs() {
        write();
        write();
        relay = relay(() -> {
            clock.advance(Duration.ofSeconds(40));
            assertThat(queue.claimUrgent(50)).as("what another node may take").isEmpty();
        });
        relay.relay();
        assertThat(subjects()).hasSize(6);
        relay.relay();
        assertThat(subjects()).as("the rest, and nothing twice").hasSize(2 * MAILS);
    }

    @Test
    void aNodeThatStopsBeginsWithNoOtherMailAndLeavesTheRestToOthersAtOnce() {
        write();
        relay = relay(() -> relay.stop());
        relay.relay();
        relay.relay();
        assertThat(subjects()).containsExactly(subject(0));
        assertThat(queue.claimUrgent(50)).hasSize(MAILS - 1);
    }

    /** One that does something while each mail is on its way. */
    private MailRelay relay(Runnable onTheWay) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl() {
            @Override
            protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
                super.doSend(messages, originals);
                onTheWay.run();
            }
        };
        sender.setHost("localhost");
        sender.setPort(proxy.port());
        sender.getJavaMailProperties()
                .put("mail.smtp.socketFactory", OpenDoor.to("localhost").sockets(WHOLE));
        LetterWriter writer = new LetterWriter(
                sender, texts, new MailSettings("bylaw@example.org", "HR"), "https://bylaw.example.org");
        return new MailRelay(held, returned, queue, writer, sender, new MailTries(clock), clock);
    }

    @Test
    void theMailSenderOfTheApplicationHasLimits() {
        assertThat(((JavaMailSenderImpl) production).getJavaMailProperties())
                .containsKeys("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout");
    }

    private void write() {
        for (int mail = 0; mail < MAILS; mail++) {
            String title = "Backups " + mail;
            transaction.executeWithoutResult(status -> outbox.urgent(
                    List.of(person), "approval.asked", Map.of("title", title, "due", "2027-01-04"), "/approvals/x"));
        }
    }

    private static String subject(int mail) {
        return "Please decide: Backups " + mail;
    }

    private List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        try {
            for (MimeMessage message : server.getReceivedMessages()) {
                subjects.add(message.getSubject());
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return subjects;
    }

    private static Duration timed(Runnable act) {
        long begin = System.nanoTime();
        act.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
