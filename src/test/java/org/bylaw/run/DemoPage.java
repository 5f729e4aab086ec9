package org.bylaw.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** The frame of the pages that only the demo has; they look like Bylaw and are none of it. */
final class DemoPage {

    static final String HTML = "text/html;charset=UTF-8";
    static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private static final String FRAME = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s – Bylaw demo</title>
            <meta name="viewport" content="width=device-width"><link rel="icon" href="/bylaw/icon.svg"><link rel="stylesheet" href="/bylaw/bylaw.css">
            <style>%s</style><script>const theme = localStorage.getItem('bylaw-theme'); if (theme) document.documentElement.style.colorScheme = theme;</script>
            </head><body><header><img src="/bylaw/icon.svg" alt=""><strong>Bylaw demo</strong>
            <a href="/">Bylaw</a><a href="/mailbox">Mailbox</a><a href="/clock">Clock</a></header><main>%s</main></body></html>
            """;

    private static final String STYLE = style();

    private DemoPage() {}

    static String of(String title, String body) {
        return FRAME.formatted(escape(title), STYLE, body);
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String style() {
        try (var file = DemoPage.class.getResourceAsStream("/demo/pages.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
