package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class SayTest {

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void isEnglishWhereNobodyAsks() {
        assertThat(Say.say("due tomorrow")).isEqualTo("due tomorrow");
    }

    @Test
    void followsThePersonOfTheRequest() {
        LocaleContextHolder.setLocale(Locale.GERMANY);

        assertThat(Say.say("due tomorrow")).isEqualTo("fällig morgen");
        assertThat(Say.counted(1, "1 day late", "{0} days late")).isEqualTo("1 Tag überfällig");
        assertThat(Say.counted(1204, "1 day late", "{0} days late")).isEqualTo("1.204 Tage überfällig");
    }

    @Test
    void writesDatesAndNumbersAsTheLanguageDoes() {
        LocalDate day = LocalDate.of(2026, 5, 4);

        assertThat(Say.in(Locale.ENGLISH, "{0}: {1}", day, 1204)).isEqualTo("4 May 2026: 1,204");
        assertThat(Say.in(Locale.GERMAN, "{0}: {1}", day, 1204)).isEqualTo("4. Mai 2026: 1.204");
    }

    @Test
    void leavesAnUnknownSentenceAsItIs() {
        assertThat(Say.in(Locale.GERMAN, "It's {0}'s", "Ada")).isEqualTo("It's Ada's");
    }
}
