package org.bylaw.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class MailboxPageTest {

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final MailboxPage page = new MailboxPage(mail, ZoneOffset.UTC);

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private void send(String to, String subject, String text, String html) throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mail.getSmtp().getPort());
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom("bylaw@norrland.example");
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(text, html);
        sender.send(message);
    }

    @Test
    void anEmptyMailboxSaysWhatToDo() {
        assertThat(page.show("", null, false)).contains("No mail yet");
    }

    @Test
    void theNewestMailIsOnTopAndOthersAreLeftOutByTheFilter() throws Exception {
        send("mira@norrland.example", "The first", "one", "<p>one</p>");
        send("karin@norrland.example", "The second", "two", "<p>two</p>");
        String everyones = page.show("", null, false);
        assertThat(everyones.indexOf("The second")).isPositive().isLessThan(everyones.indexOf("The first"));
        assertThat(page.show("mira@norrland.example", null, false))
                .contains("The first")
                .doesNotContain("The second");
    }

    @Test
    void aMailIsShownInAFrameThatRunsNothing() throws Exception {
        send("mira@norrland.example", "<b>Bold</b>", "plain & simple", "<p id=\"x\">page</p><script>alert(1)</script>");
        String shown = page.show("", 0, false);
        assertThat(shown)
                .contains("&lt;b&gt;Bold&lt;/b&gt;")
                .contains("sandbox=\"allow-top-navigation-by-user-activation\"")
                .contains("srcdoc=\"&lt;base target=&quot;_top&quot;&gt;&lt;p id=&quot;x&quot;&gt;page")
                .doesNotContain("<script>alert");
        assertThat(page.show("", 0, true)).contains("<pre>plain &amp; simple").doesNotContain("<iframe");
    }
}
