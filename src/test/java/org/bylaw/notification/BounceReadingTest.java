package org.bylaw.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bylaw.notification.MailProblem.Kind;
import org.bylaw.notification.MailProblems.Filter;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.OutgoingCalls;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails go out over real SMTP, and what comes back is read from a real IMAP mailbox. */
@ModuleTest
class BounceReadingTest {

    private static final String BOX = "bounces@example.org";

    @Autowired
    private MailProblems problems;

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
    private BounceBox box;

    @Autowired
    private Bounces bounces;

    @Autowired
    private OutgoingCalls calls;

    @Autowired
    private Organisation organisation;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private GreenMailUser mailbox;
    private MailRelay relay;
    private BounceReading reading;
    private UUID hr;
    private UUID person;
    private String name;
    private String address;

    @BeforeEach
    void begin() {
        jdbc.sql("DELETE FROM outbox_mail").update();
        jdbc.sql("DELETE FROM mail_digest").update();
        jdbc.sql("DELETE FROM mail_bounce_box").update();
        server.start();
        mailbox = server.setUser(BOX, "bounces", "secret");
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        LetterWriter writer = new LetterWriter(
                sender, texts, new MailSettings("bylaw@example.org", "HR"), "https://bylaw.example.org");
        relay = new MailRelay(held, returned, queue, writer, sender, new MailTries(clock), clock);
        reading = reading("secret");
        hr = organisation.hire("Hanna Reich", null, null, Role.HR);
        name = "Berta Bounce " + Ids.next();
        person = organisation.hire(name, null, null);
        address = jdbc.sql("UPDATE person SET email = 'berta.' || right(id::text, 12) || '@example.net' WHERE id = :id"
                        + " RETURNING email")
                .param("id", person)
                .query(String.class)
                .single();
    }

    private BounceReading reading(String password) {
        int port = server.getImap().getPort();
        BounceSettings settings = new BounceSettings("localhost", port, "bounces", password, "INBOX", "required");
        return new BounceReading(settings, box, bounces, calls, clock);
    }

    @AfterEach
    void end() {
        server.stop();
        clock.setOffset(Duration.ZERO);
    }

    @Test
    void whatCameBackIsToldToHrAndGoesToTheNextAddress() throws Exception {
        UUID mail = sent();
        comesBack(ReturnedMail.postfix(mail, address));
        reading.read();
        assertThat(seen()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.BOUNCED);
            assertThat(problem.address()).isEqualTo(address);
            assertThat(problem.said()).contains("User unknown");
            assertThat(problem.waiting()).isEqualTo(1);
        });
        assertThat(inbox()).containsExactly(true);

        jdbc.sql("UPDATE person SET email = 'berta.new@example.net' WHERE id = :id")
                .param("id", person)
                .update();
        assertThat(seen()).isEmpty();
        relay.letGo();
        relay.relay();
        assertThat(server.getReceivedMessagesForDomain("berta.new@example.net")).hasSize(1);
    }

    @Test
    void anUrgentMailComesBackAsWell() throws Exception {
        transaction.executeWithoutResult(status -> outbox.urgent(
                List.of(person), "approval.asked", Map.of("title", "Backups", "due", "2027-01-04"), "/approvals/x"));
        UUID mail = relayed();
        comesBack(ReturnedMail.exchangeOnline(mail, address));
        reading.read();
        assertThat(seen()).extracting(MailProblem::waiting).containsExactly(1);
    }

    @Test
    void readTwiceItCountsOnce() throws Exception {
        UUID mail = sent();
        comesBack(ReturnedMail.postfix(mail, address));
        comesBack(ReturnedMail.exchangeOnline(mail, address));
        reading.read();
        jdbc.sql("UPDATE mail_bounce_box SET last_uid = 0").update();
        reading.read();
        assertThat(noted()).isEqualTo(1);
        assertThat(inbox()).containsExactly(true, true);

        // A late second report does not undo what HR has settled since.
        organisation.as(hr, () -> problems.tryAgain(List.of(person)));
        comesBack(ReturnedMail.postfix(mail, address));
        reading.read();
        assertThat(seen()).isEmpty();
    }

    @Test
    void whatIsNotAboutAMailOfOursStaysAsItIs() throws Exception {
        UUID mail = sent();
        comesBack(ReturnedMail.exim(mail, address));
        comesBack(ReturnedMail.postfix(UUID.randomUUID(), address));
        comesBack(ReturnedMail.several(mail, "somebody.else@example.net", "failed"));
        comesBack("Subject: Lunch?\r\nFrom: hanna@example.org\r\n\r\nToday at noon.\r\n");
        reading.read();
        reading.read();
        assertThat(noted()).isZero();
        assertThat(inbox()).containsExactly(false, false, false, false);
    }

    @Test
    void whatIsStillWaitingNeverCameBack() throws Exception {
        transaction.executeWithoutResult(status ->
                outbox.urgent(List.of(person), "approval.asked", Map.of("title", "x", "due", "2027-01-04"), "/x"));
        UUID waiting = jdbc.sql("SELECT id FROM outbox_mail").query(UUID.class).single();
        comesBack(ReturnedMail.postfix(waiting, address));
        reading.read();
        assertThat(noted()).isZero();
    }

    @Test
    void aDelayIsNoProblem() throws Exception {
        UUID mail = sent();
        comesBack(ReturnedMail.postfix(mail, address).replace("Action: failed", "Action: delayed"));
        reading.read();
        assertThat(seen()).isEmpty();
        assertThat(inbox()).containsExactly(true);
    }

    @Test
    void oneBadMailDoesNotStopTheOthers() throws Exception {
        UUID mail = sent();
        String report = ReturnedMail.postfix(mail, address);
        comesBack(report.replace("Hello Paul,", "x".repeat(2_000_000)));
        comesBack("Content-Type: multipart/report; report-type=delivery-status\r\n\r\nno boundary\r\n");
        comesBack("Content-Type: multipart/report; report-type=\"; boundary=\r\n\r\n--\r\n");
        comesBack(report.replace("Diagnostic-Code: smtp; ", "Diagnostic-Code: smtp; \0\uD83D" + "y".repeat(5000)));
        reading.read();
        assertThat(noted()).isEqualTo(1);
        assertThat(inbox()).containsExactly(false, false, false, true);
    }

    @Test
    void twoNodesReadOneAfterTheOther() throws Exception {
        List<UUID> mails = IntStream.range(0, 10).mapToObj(i -> sentAfterADay()).toList();
        for (UUID mail : mails) {
            comesBack(ReturnedMail.postfix(mail, address));
        }
        IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.runAsync(reading("secret")::read))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(noted()).isEqualTo(10);

        assertThat(box.claim("other")).isPresent();
        assertThat(box.claim("other")).as("while another node reads").isEmpty();
        clock.advance(Duration.ofMinutes(11));
        assertThat(box.claim("other")).as("after that node died").isPresent();
    }

    @Test
    void whereTheMailboxCannotBeOpenedItIsTriedAgain() throws Exception {
        comesBack(ReturnedMail.postfix(sent(), address));
        reading("wrong").read();
        assertThat(noted()).isZero();
        reading.read();
        assertThat(noted()).isEqualTo(1);
    }

    @Test
    void withoutAHostNothingIsRead() {
        new BounceReading(new BounceSettings("", 993, "", "", "INBOX", "implicit"), box, bounces, calls, clock).read();
        assertThat(jdbc.sql("SELECT count(*) FROM mail_bounce_box")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private UUID sent() throws MessagingException {
        transaction.executeWithoutResult(status -> outbox.digest(
                List.of(person), "attestation.asked", Map.of("title", "Clear desk", "due", "2026-11-30"), "/attest/1"));
        return relayed();
    }

    private UUID sentAfterADay() {
        clock.advance(Duration.ofDays(1));
        try {
            return sent();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of the mail that went out last, from the mail itself. */
    private UUID relayed() throws MessagingException {
        relay.relay();
        MimeMessage[] arrived = server.getReceivedMessagesForDomain(address);
        MimeMessage last = arrived[arrived.length - 1];
        String id = last.getHeader("X-Bylaw-Mail", null);
        assertThat(last.getMessageID()).isEqualTo("<" + id + "@bylaw.example.org>");
        return UUID.fromString(id);
    }

    private void comesBack(String mail) {
        mailbox.deliver(ReturnedMail.parsed(mail));
    }

    /** Of each mail in the mailbox, whether it is marked as seen. */
    private List<Boolean> inbox() throws MessagingException {
        try (var store = server.getImap().createStore()) {
            store.connect("bounces", "secret");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            return Arrays.stream(inbox.getMessages())
                    .map(BounceReadingTest::isSeen)
                    .toList();
        }
    }

    private static boolean isSeen(Message message) {
        try {
            return message.isSet(Flags.Flag.SEEN);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<MailProblem> seen() {
        return organisation.as(hr, () -> problems.page(new Filter(name, null), 0, 10));
    }

    private int noted() {
        return jdbc.sql("SELECT count(*) FROM mail_problem WHERE person_id = :id")
                .param("id", person)
                .query(Integer.class)
                .single();
    }
}
