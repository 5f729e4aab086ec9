package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Why somebody is asked is on record in English, and read in the person's language. */
class StoredWordsTest {

    @AfterEach
    void noLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as an appointed approver | als benannte freigebende Person
            with the role auditor | mit der Rolle auditor
            for Ada Lund, who owns it | für Ada Lund (für die Richtlinie verantwortlich)
            as the owner's manager, in place of Ben Ott, who wrote part of it | als Führungskraft der verantwortlichen Person, anstelle von Ben Ott (hat am Text mitgeschrieben)
            for Ada Lund, who owns it, in place of Ben Ott, who owns it | für Ada Lund (für die Richtlinie verantwortlich), anstelle von Ben Ott (für die Richtlinie verantwortlich)
            in place of Ben Ott (left the organisation) | anstelle von Ben Ott (ausgeschieden)
            in place of Ben Ott (on leave (until May)) | anstelle von Ben Ott (on leave (until May))
            """, quoteCharacter = '`')
    void isSaidInTheLanguageOfWhoeverReads(String onRecord, String german) {
        assertThat(StoredWords.reason(onRecord)).isEqualTo(onRecord);
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(StoredWords.reason(onRecord)).isEqualTo(german);
    }
}
