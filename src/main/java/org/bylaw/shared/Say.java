package org.bylaw.shared;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A sentence in the language of the person who reads it. The English sentence stands in the code and is the key; the German
 * one stands in {@code german/*.yaml}, where a test looks for each.
 */
public final class Say {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private Say() {}

    /**
     * Says it to the person of the present request; in English where there is none.
     *
     * @param english with {@code {0}} and so on for the values; numbers, dates and times are written as the language does
     */
    public static String say(String english, Object... values) {
        return in(language(), english, values);
    }

    /** "1 person", "1,204 people": {@code {0}} in both is the count. */
    public static String counted(long count, String one, String several, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = count;
        System.arraycopy(more, 0, values, 1, more.length);
        return say(count == 1 ? one : several, values);
    }

    /** 1,204 in English, and 1.204 in German. */
    public static String number(long number) {
        return written(number, language());
    }

    /** Marks a sentence that is kept and said later, to whoever reads it then: by {@link #say} with what this returns. */
    public static String later(String english) {
        return english;
    }

    /** As {@link #say}, for whoever reads it in that language. */
    public static String in(Locale language, String english, Object... values) {
        String sentence = isGerman(language) ? Translations.german(english) : english;
        if (values.length == 0) {
            return sentence;
        }
        return PLACE.matcher(sentence)
                .replaceAll(
                        place -> Matcher.quoteReplacement(written(values[Integer.parseInt(place.group(1))], language)));
    }

    /** The language of the person of the present request: English or German. */
    public static Locale language() {
        // Without a request the holder falls back to whatever the machine speaks.
        return LocaleContextHolder.getLocaleContext() != null && isGerman(LocaleContextHolder.getLocale())
                ? Locale.GERMAN
                : Locale.ENGLISH;
    }

    private static boolean isGerman(Locale language) {
        return language.getLanguage().equals(Locale.GERMAN.getLanguage());
    }

    private static String written(Object value, Locale language) {
        return switch (value) {
            case Long number -> NumberFormat.getIntegerInstance(language).format(number);
            case Integer number -> NumberFormat.getIntegerInstance(language).format(number);
            case LocalDate date -> Dates.day(language).format(date);
            case ZonedDateTime time -> Dates.time(language).format(time);
            default -> String.valueOf(value);
        };
    }

    /** 4 May 2026, and 4. Mai 2026. */
    private static final class Dates {

        private static DateTimeFormatter day(Locale language) {
            return isGerman(language)
                    ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language)
                    : DateTimeFormatter.ofPattern("d MMMM yyyy", language);
        }

        private static DateTimeFormatter time(Locale language) {
            return DateTimeFormatter.ofPattern(
                    isGerman(language) ? "d. MMMM yyyy, HH:mm 'Uhr'" : "d MMMM yyyy, HH:mm", language);
        }
    }
}
