package org.bylaw.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bylaw.people.Absence;
import org.bylaw.people.Absences;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@ModuleTest
class AbsenceListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    @Autowired
    Absences absences;

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void daysOfOneMonthNameItOnce() {
        assertThat(line(5, 8)).isEqualTo("Ada Steinaway from 9 to 12 May 2026Ben Ott stands inCall it off");
        assertThat(line(5, 40)).contains("away from 9 May 2026 to 13 June 2026");
        assertThat(line(5, 5)).contains("away on 9 May 2026");
        assertThat(line(-1, 5)).contains("away until 9 May 2026").endsWith("End it now");
    }

    @Test
    void whoReadsGermanReadsTheDaysInGerman() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(line(5, 8)).isEqualTo("Ada Steinabwesend vom 9. bis zum 12. Mai 2026Vertretung: Ben OttAbsagen");
        assertThat(line(5, 40)).contains("abwesend vom 9. Mai 2026 bis zum 13. Juni 2026");
        assertThat(line(5, 5)).contains("abwesend am 9. Mai 2026");
        assertThat(line(-1, 5)).contains("abwesend bis zum 9. Mai 2026").endsWith("Jetzt beenden");
    }

    private String line(int first, int last) {
        Absence absence = new Absence(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Ada Stein",
                UUID.randomUUID(),
                "Ben Ott",
                TODAY.plusDays(first),
                TODAY.plusDays(last));
        return new AbsenceList(absences, TODAY, () -> {})
                .with(List.of(absence), true)
                .getElement()
                .getTextRecursively();
    }
}
