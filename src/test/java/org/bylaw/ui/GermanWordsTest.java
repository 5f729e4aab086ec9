package org.bylaw.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** What whoever reads German finds in the frame of the pages. */
class GermanWordsTest {

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void everyPageHasItsHelpInBothLanguages() throws IOException {
        assertThat(texts("/help_de.properties").stringPropertyNames())
                .isEqualTo(texts("/help.properties").stringPropertyNames());
    }

    @Test
    void helpIsInTheReadersLanguage() throws ClassNotFoundException {
        Class<?> audiences = Class.forName("org.bylaw.audience.ui.AudiencesView");
        assertThat(PageHelp.of(audiences).orElse("")).startsWith("Audiences that have a name");
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(PageHelp.of(audiences).orElse("")).startsWith("Zielgruppen, die einen Namen haben");
    }

    @Test
    void daysAreChosenInGerman() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        DayPicker picker = new DayPicker("Von");
        assertThat(picker.getI18n().getMonthNames()).contains("März", "Dezember");
        assertThat(picker.getI18n().getWeekdays()).startsWith("Sonntag", "Montag");
        assertThat(picker.getI18n().getDateFormats()).first().isEqualTo("dd.MM.yyyy");
        assertThat(picker.getI18n().getToday()).isEqualTo("Heute");
    }

    @Test
    void anIncompleteAddressIsExplainedInGerman() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThatThrownBy(() -> Addresses.id(Optional.of("x"), "Richtlinie"))
                .hasMessage("So etwas gibt es nicht (Richtlinie). Vielleicht ist die Adresse unvollständig.");
    }

    /** The later of two would be shown, and whoever changed the other would wonder. */
    @Test
    void noTextIsThereTwice() throws IOException {
        for (String path :
                List.of("/help.properties", "/help_de.properties", "/acts.properties", "/acts_de.properties")) {
            try (BufferedReader file = new BufferedReader(
                    new InputStreamReader(GermanWordsTest.class.getResourceAsStream(path), StandardCharsets.UTF_8))) {
                assertThat(file.lines()
                                .filter(line -> line.matches("[^#=]+=.*"))
                                .map(line -> line.substring(0, line.indexOf('='))))
                        .as(path)
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static Properties texts(String path) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader file =
                new InputStreamReader(GermanWordsTest.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
