package org.bylaw.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The words of mails, from {@code mail.properties}, in the language of the person who gets them. */
@Component
class MailTexts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

    private final Clock clock;

    MailTexts(Clock clock) {
        this.clock = clock;
    }

    /**
     * The text of that key with its placeholders filled. Dates are written out in the language.
     *
     * @throws java.util.MissingResourceException where no text has this key
     */
    String text(String language, String key, Map<String, String> params) {
        Locale locale = Locale.forLanguageTag(language);
        ResourceBundle texts = ResourceBundle.getBundle(
                "mail", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Matcher placeholders = PLACEHOLDER.matcher(texts.getString(key));
        return placeholders.replaceAll(match ->
                Matcher.quoteReplacement(value(params.getOrDefault(match.group(1), ""), locale, clock.getZone())));
    }

    private static String value(String value, Locale locale, ZoneId zone) {
        if (DATE.matcher(value).matches()) {
            return LocalDate.parse(value).format(longDate(locale));
        }
        if (INSTANT.matcher(value).matches()) {
            return Instant.parse(value).atZone(zone).toLocalDate().format(longDate(locale));
        }
        return value;
    }

    private static DateTimeFormatter longDate(Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    }
}
