package org.bylaw.run;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Shows the mails that the demo caught; open to all, since the demo's mails are nobody's. */
@RestController
@Profile("demo")
class MailboxPage {

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mailbox</title><meta name="viewport" content="width=device-width">
            <meta http-equiv="refresh" content="10"><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:860px;margin:40px auto;padding:0 16px}
            li{padding:12px 0;border-bottom:1px solid #8884;list-style:none}ul{padding:0}a{font-weight:600}small{opacity:.75;display:block}</style></head>
            <body><h1>Mailbox</h1><p>%d mails since the start, newest first.</p><ul>%s</ul></body></html>
            """;

    private final GreenMail mail;

    MailboxPage(GreenMail mail) {
        this.mail = mail;
    }

    @Bean
    @Order(1)
    SecurityFilterChain mailbox(HttpSecurity http) {
        return http.securityMatcher("/mailbox", "/mailbox/*")
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()))
                .build();
    }

    @GetMapping(path = "/mailbox", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String list() throws MessagingException {
        MimeMessage[] messages = mail.getReceivedMessages();
        StringBuilder items = new StringBuilder();
        for (int i = messages.length - 1; i >= 0; i--) {
            items.append("<li><a href=\"/mailbox/%d\">%s</a><small>to %s, %s</small></li>"
                    .formatted(
                            i,
                            HtmlUtils.htmlEscape(messages[i].getSubject()),
                            HtmlUtils.htmlEscape(Arrays.toString(messages[i].getAllRecipients())),
                            messages[i].getSentDate()));
        }
        return PAGE.formatted(messages.length, items);
    }

    @GetMapping(path = "/mailbox/{number}", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String one(@PathVariable int number) throws MessagingException, IOException {
        return html(mail.getReceivedMessages()[number].getContent());
    }

    private static String html(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = parts.getCount() - 1; i >= 0; i--) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("text/html")) {
                    return (String) part.getContent();
                }
                if (part.getContent() instanceof Multipart) {
                    return html(part.getContent());
                }
            }
        }
        return "<pre>" + HtmlUtils.htmlEscape(String.valueOf(content)) + "</pre>";
    }
}
