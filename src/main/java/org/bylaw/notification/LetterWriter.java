package org.bylaw.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bylaw.shared.HonestText;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes a mail: for each item a sentence and a button, as HTML and as text, and whom to ask. */
@Component
@EnableConfigurationProperties(MailSettings.class)
class LetterWriter {

    static final String MAIL_ID = "X-Bylaw-Mail";

    /** Of signs; more is shown nowhere, and the header has to stay below what servers on the way let through. */
    private static final int LONGEST_SUBJECT = 250;

    private static final String PAGE = """
            <!doctype html><html lang="%s"><body style="margin:0;background:#f5f6f8;font:16px/1.5 -apple-system,Segoe UI,Roboto,sans-serif;color:#1c2733">
            <div style="max-width:560px;margin:0 auto;padding:32px 16px"><div style="background:#ffffff;border-radius:12px;padding:32px">
            <p style="margin:0 0 16px">%s</p>%s</div>
            <p style="margin:16px 0 0;font-size:13px;color:#5b6673">%s</p></div></body></html>
            """;
    private static final String ITEM = """
            <p style="margin:0 0 16px">%s</p>
            <p style="margin:0 0 24px"><a href="%s" style="display:inline-block;background:#2447b8;color:#ffffff;text-decoration:none;border-radius:8px;padding:10px 20px;font-weight:600">%s</a></p>
            """;

    private final JavaMailSender mail;
    private final MailTexts texts;
    private final MailSettings settings;
    private final String publicUrl;

    LetterWriter(
            JavaMailSender mail,
            MailTexts texts,
            MailSettings settings,
            @Value("${bylaw.public-url:http://localhost:8080}") String publicUrl) {
        this.mail = mail;
        this.texts = texts;
        this.settings = settings;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    MimeMessage write(Letter letter) throws MessagingException {
        String language = letter.language();
        MimeMessage message = mail.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(one(letter.address()));
        helper.setSubject(subject(letter));
        String greeting = texts.text(language, "greeting", Map.of("name", letter.name()));
        String foot = texts.text(language, "foot", Map.of("contact", settings.contact()));
        StringBuilder plain = new StringBuilder(greeting).append("\n\n");
        StringBuilder html = new StringBuilder();
        for (Letter.Item item : letter.items()) {
            String sentence = texts.text(language, item.kind() + ".sentence", item.params());
            String button = texts.text(language, item.kind() + ".button", item.params());
            String address = publicUrl + item.path();
            plain.append(sentence)
                    .append('\n')
                    .append(button)
                    .append(": ")
                    .append(address)
                    .append("\n\n");
            html.append(ITEM.formatted(escape(sentence), escape(address), escape(button)));
        }
        plain.append("-- \n").append(foot).append('\n');
        helper.setText(plain.toString(), PAGE.formatted(escape(language), escape(greeting), html, escape(foot)));
        message.setHeader("Message-ID", "<" + letter.id() + "@" + host() + ">");
        // Some servers on the way put a Message-ID of their own in place of ours; a bounce names the mail by this one
        // still.
        message.setHeader(MAIL_ID, letter.id().toString());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String subject(Letter letter) {
        Letter.Item first = letter.items().getFirst();
        String subject = letter.items().size() == 1
                ? texts.text(letter.language(), first.kind() + ".subject", first.params())
                : texts.text(
                        letter.language(),
                        "digest.subject",
                        Map.of("count", String.valueOf(letter.items().size())));
        return HonestText.plain(subject, LONGEST_SUBJECT);
    }

    /** A list of several would be refused anyway, and a group is one address that is several. */
    private static InternetAddress one(String address) throws AddressException {
        InternetAddress one = new InternetAddress(address);
        if (one.isGroup()) {
            throw new AddressException("A group is no address of one person", address);
        }
        return one;
    }

    private String host() {
        String host = URI.create(publicUrl).getHost();
        return host == null ? "bylaw" : host;
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
