package org.bylaw.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.notification.DeliveryReport.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportTest {

    private static final UUID MAIL = UUID.fromString("01a212eb-a743-703f-8985-a61887528e69");
    private static final String PAUL = "paul@example.net";

    @Test
    void postfixNamesMailAddressAndReason() throws Exception {
        Optional<DeliveryReport> report = read(ReturnedMail.postfix(MAIL, PAUL));
        assertThat(report).map(DeliveryReport::mailId).contains(MAIL);
        assertThat(report.flatMap(read -> read.recipient("Paul@Example.NET"))).hasValueSatisfying(paul -> {
            assertThat(paul.failed()).isTrue();
            assertThat(paul.said()).isEqualTo("550 5.1.1 <paul@example.net>: Recipient address rejected: User unknown");
        });
    }

    @Test
    void exchangeOnlineSendsTheHeadersBackAndKnowsTheMailboxByAnotherAddress() throws Exception {
        Optional<DeliveryReport> report = read(ReturnedMail.exchangeOnline(MAIL, PAUL));
        assertThat(report).map(DeliveryReport::mailId).contains(MAIL);
        assertThat(report.flatMap(read -> read.recipient(PAUL)))
                .map(Recipient::said)
                .hasValueSatisfying(said -> assertThat(said).contains("RecipientNotFound"));
    }

    @Test
    void withoutAReportNothingCanBeTold() throws Exception {
        assertThat(read(ReturnedMail.exim(MAIL, PAUL))).isEmpty();
        assertThat(read("Subject: Out of office\r\n\r\nBack on Monday.\r\n")).isEmpty();
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed", "expanded", "failedover", "perhaps"})
    void whatDidNotFailIsNoFailure(String action) throws Exception {
        String mail = ReturnedMail.postfix(MAIL, PAUL).replace("Action: failed", "Action: " + action);
        assertThat(read(mail).flatMap(report -> report.recipient(PAUL)))
                .map(Recipient::failed)
                .contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "failed (expired)"})
    void itFailedHoweverItIsWritten(String action) throws Exception {
        String mail = ReturnedMail.postfix(MAIL, PAUL).replace("Action: failed", "action:" + action);
        assertThat(read(mail).flatMap(report -> report.recipient(PAUL)))
                .map(Recipient::failed)
                .contains(true);
    }

    @Test
    void ofSeveralRecipientsOursCounts() throws Exception {
        assertThat(read(ReturnedMail.several(MAIL, PAUL, "failed")).flatMap(report -> report.recipient(PAUL)))
                .map(Recipient::said)
                .hasValueSatisfying(said -> assertThat(said).contains("inactive"));
        assertThat(read(ReturnedMail.several(MAIL, PAUL, "relayed")).flatMap(report -> report.recipient(PAUL)))
                .map(Recipient::failed)
                .contains(false);
        assertThat(read(ReturnedMail.several(MAIL, PAUL, "failed"))
                        .flatMap(report -> report.recipient("petra@example.net")))
                .isEmpty();
    }

    @Test
    void anotherMessageIdIsNoneOfOurs() throws Exception {
        String mail = ReturnedMail.exchangeOnline(MAIL, PAUL);
        assertThat(read(mail.replace("<" + MAIL + "@", "<CAF+" + MAIL + "@"))).isEmpty();
        assertThat(read(mail.replace("<" + MAIL + "@", "<------------------------------------@")))
                .isEmpty();
    }

    @Test
    void aReadReceiptIsNoReportOfDelivery() throws Exception {
        String mail = ReturnedMail.postfix(MAIL, PAUL);
        assertThat(read(mail.replace("report-type=delivery-status", "report-type=disposition-notification")))
                .isEmpty();
        assertThat(read(mail.replace("report-type=delivery-status;", ""))).isPresent();
    }

    @Test
    void whatComesInAnotherOrderOrWithTooManyPartsIsBoreWith() throws Exception {
        String junk = "--4C1F2A0B7.1764058447/mx.example.org\r\nContent-Type: text/plain\r\n\r\njunk\r\n";
        String head = "This is a MIME-encapsulated message.\r\n\r\n";
        String mail = ReturnedMail.postfix(MAIL, PAUL);
        assertThat(read(mail.replace(head, head + junk.repeat(2)))).isPresent();
        assertThat(read(mail.replace(head, head + junk.repeat(5000)))).isEmpty();
    }

    private static Optional<DeliveryReport> read(String mail) throws MessagingException, IOException {
        return DeliveryReport.of(ReturnedMail.parsed(mail));
    }
}
