package org.bylaw.run;

import static org.bylaw.run.DemoPage.escape;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the mails that the demo caught; open to all, since the demo's mails are nobody's. */
@RestController
@Profile("demo")
class MailboxPage {

    private final GreenMail mail;
    private final ZoneId zone;

    MailboxPage(GreenMail mail, @Value("${bylaw.time-zone}") ZoneId zone) {
        this.mail = mail;
        this.zone = zone;
    }

    /**
     * The list, and the mail that is open.
     *
     * @param to only mails to this address
     * @param number of the mail that is open
     * @param plain its text part in place of the page
     */
    @GetMapping(path = "/mailbox", produces = DemoPage.HTML)
    String show(
            @RequestParam(name = "to", defaultValue = "") String to,
            @RequestParam(name = "mail", required = false) @Nullable Integer number,
            @RequestParam(name = "plain", defaultValue = "false") boolean plain) {
        List<CaughtMail> all = mails();
        List<CaughtMail> shown = all.stream()
                .filter(mail -> to.isEmpty() || mail.to().equals(to))
                .toList();
        CaughtMail open = shown.stream()
                .filter(mail -> number != null && mail.number() == number)
                .findFirst()
                .orElse(null);
        return DemoPage.of(
                "Mailbox",
                "<h1>Mailbox</h1><p class=\"lead\">What Bylaw sent since it was started, newest first. Nothing leaves this machine.</p>"
                        + filter(all, to)
                        + "<div class=\"mailbox%s\">%s%s</div>"
                                .formatted(
                                        open == null ? "" : " has-open",
                                        list(shown, to, open),
                                        open == null ? "" : opened(open, to, plain)));
    }

    private List<CaughtMail> mails() {
        MimeMessage[] messages = mail.getReceivedMessages();
        List<CaughtMail> mails = new ArrayList<>();
        for (int i = messages.length - 1; i >= 0; i--) {
            mails.add(CaughtMail.of(i, messages[i]));
        }
        return mails;
    }

    private static String filter(List<CaughtMail> all, String to) {
        String options = all.stream()
                .map(CaughtMail::to)
                .distinct()
                .sorted()
                .map(address ->
                        "<option%s>%s</option>".formatted(address.equals(to) ? " selected" : "", escape(address)))
                .collect(Collectors.joining());
        return """
                <form method="get" action="/mailbox"><label for="to">To</label>
                <select id="to" name="to"><option value="">everyone</option>%s</select><button>Show</button></form>
                """.formatted(options);
    }

    private String list(List<CaughtMail> mails, String to, @Nullable CaughtMail open) {
        if (mails.isEmpty()) {
            return "<p class=\"empty\">No mail yet. Send a draft to approval, and come back.</p>";
        }
        return mails.stream()
                .map(mail -> "<li><a href=\"%s\"%s><b>%s</b><small>%s</small><small>%s</small></a></li>"
                        .formatted(
                                address(mail, to, false),
                                mail.equals(open) ? " aria-current=\"true\"" : "",
                                escape(mail.subject()),
                                escape(mail.to()),
                                moment(mail)))
                .collect(Collectors.joining("", "<ul class=\"mails\">", "</ul>"));
    }

    /** The page of the mail runs nothing, and its links leave the frame. */
    private String opened(CaughtMail mail, String to, boolean plain) {
        boolean text = plain || mail.html().isEmpty();
        String body = text
                ? "<pre>%s</pre>".formatted(escape(mail.text()))
                : "<iframe title=\"The mail\" sandbox=\"allow-top-navigation-by-user-activation\" srcdoc=\"%s\"></iframe>"
                        .formatted(escape("<base target=\"_top\">" + mail.html()));
        return """
                <article class="mail"><div class="mail-head"><p class="back"><a href="/mailbox?to=%s">All mails</a></p>
                <h2>%s</h2><p>to %s, %s</p><p><a href="%s">%s</a></p></div>%s</article>
                """.formatted(
                        encode(to),
                        escape(mail.subject()),
                        escape(mail.to()),
                        moment(mail),
                        address(mail, to, !text),
                        text ? "Show it as a page" : "Show its plain text",
                        body);
    }

    private String moment(CaughtMail mail) {
        return DemoPage.MOMENT.format(mail.sentAt().atZone(zone));
    }

    private static String address(CaughtMail mail, String to, boolean plain) {
        return "/mailbox?to=" + encode(to) + "&amp;mail=" + mail.number() + (plain ? "&amp;plain=true" : "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
