package org.bylaw.run;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Returns what is sent to one address of the demo, as the mail server of an organisation does whose mailbox is gone. */
@Component
@Profile("demo")
class Postmaster {

    /** Whose mails come back. */
    static final String GONE = "marek.novak@norrland.example";

    private final GreenMail mail;
    private final Set<String> returned = new HashSet<>();

    Postmaster(GreenMail mail) {
        this.mail = mail;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void giveBack() throws MessagingException {
        for (MimeMessage message : mail.getReceivedMessagesForDomain(GONE)) {
            if (returned.add(message.getMessageID())) {
                mail.getUserManager().getUserByEmail(DemoApplication.SENDER).deliver(report(message));
            }
        }
    }

    private static MimeMessage report(MimeMessage message) throws MessagingException {
        MimeMessage report = new MimeMessage(Session.getInstance(new Properties()));
        report.setFrom("MAILER-DAEMON@norrland.example");
        report.setRecipients(Message.RecipientType.TO, DemoApplication.SENDER);
        report.setSubject("Undelivered Mail Returned to Sender");
        report.setContent(new MultipartReport(
                "The mailbox of " + GONE + " does not exist. The headers of your mail are attached.",
                status(),
                headers(message)));
        report.saveChanges();
        return report;
    }

    private static DeliveryStatus status() throws MessagingException {
        DeliveryStatus status = new DeliveryStatus();
        status.getMessageDSN().setHeader("Reporting-MTA", "dns; mx.norrland.example");
        InternetHeaders recipient = new InternetHeaders();
        recipient.setHeader("Final-Recipient", "rfc822; " + GONE);
        recipient.setHeader("Action", "failed");
        recipient.setHeader("Status", "5.1.1");
        recipient.setHeader(
                "Diagnostic-Code", "smtp; 550 5.1.1 <" + GONE + ">: Recipient address rejected: User unknown");
        status.addRecipientDSN(recipient);
        return status;
    }

    private static InternetHeaders headers(MimeMessage message) throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        for (String name : List.of("From", "To", "Subject", "Message-ID", "X-Bylaw-Mail")) {
            headers.setHeader(name, message.getHeader(name, null));
        }
        return headers;
    }
}
