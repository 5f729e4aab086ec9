package org.bylaw.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.fuzz.HostileText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Titles and names of people with bad intentions, written by the real writer and sent through a real mail server. */
class HostileMailTest {

    /** All that a mail of ours says at its top. */
    private static final Set<String> HEADERS = Set.of(
            "Auto-Submitted",
            "Content-Type",
            "Date",
            "From",
            "MIME-Version",
            "Message-ID",
            "Received",
            "Return-Path",
            "Subject",
            "To",
            "X-Bylaw-Mail");

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final LetterWriter writer = new LetterWriter(
            sender,
            new MailTexts(Clock.systemUTC()),
            new MailSettings("bylaw@example.org", "us"),
            "https://bylaw.example.org");

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    static Stream<String> texts() {
        return Stream.of(HostileText.EXPRESSIONS, HostileText.MARKUP, HostileText.DISGUISED)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void onlyOneMailGoesOutToOnePersonAndSaysWhatItShould(String text) throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        sender.setHost("127.0.0.1");
        sender.setPort(SERVER.getSmtp().getPort());
        sender.send(writer.write(letter(text, "eve@example.org")));

        MimeMessage[] arrived = SERVER.getReceivedMessages();
        assertThat(arrived).hasSize(1);
        assertThat(arrived[0].getAllRecipients()).extracting(Object::toString).containsExactly("eve@example.org");
        List<String> names = Collections.list(arrived[0].getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(names)).isSubsetOf(HEADERS);
        assertThat(arrived[0].getSubject())
                .startsWith("Please comment on ")
                .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]")
                .doesNotContain("49");
        assertThat(GreenMailUtil.getHeaders(arrived[0]).lines()).allMatch(line -> line.length() < 998);

        Document html = Jsoup.parse(htmlOf(arrived[0]));
        assertThat(html.select("script, img, svg, iframe, form, b")).isEmpty();
        assertThat(html.select("a"))
                .extracting(link -> link.attr("href"))
                .containsExactly("https://bylaw.example.org/x");
        assertThat(html.select("[onerror], [onload]")).isEmpty();
    }

    @Test
    void expressionsArriveAsTheyWereTyped() throws Exception {
        for (String text : HostileText.EXPRESSIONS) {
            MimeMessage mail = writer.write(letter(text, "eve@example.org"));
            assertThat(mail.getSubject()).isEqualTo("Please comment on " + text + " 1.0");
            mail.saveChanges();
            assertThat(Jsoup.parse(htmlOf(mail)).text()).contains(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eve@example.org,everyone@example.org",
                "eve@example.org; everyone@example.org",
                "eve@example.org everyone@example.org",
                "eve@example.org\r\nBcc: everyone@example.org",
                "eve@example.org\nRCPT TO:<everyone@example.org>",
                "Friends: eve@example.org, everyone@example.org;"
            })
    void anAddressThatIsSeveralIsNone(String address) {
        assertThatThrownBy(() -> writer.write(letter("Access control", address)))
                .isInstanceOf(AddressException.class);
    }

    private static Letter letter(String text, String address) {
        return new Letter(
                UUID.randomUUID(),
                text,
                address,
                "en",
                List.of(new Letter.Item("consultation.opened", Map.of("title", text, "version", "1.0"), "/x")));
    }

    private static String htmlOf(MimeMessage mail) throws Exception {
        return part(mail, "text/html");
    }

    private static String part(Part part, String type) throws Exception {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
