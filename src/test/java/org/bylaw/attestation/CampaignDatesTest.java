package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CampaignDatesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void itClosesWhenTheLastDayOfGraceIsOverInTheOrganisationsTime() {
        CampaignDates dates =
                new CampaignDates(LocalDate.of(2026, 5, 15), 14, Instant.parse("2026-05-01T10:00:00Z"), BERLIN);
        assertThat(dates.closes()).isEqualTo("2026-05-29T22:00:00Z");
    }

    @Test
    void itsRoundsBeginOnTheNextMorning() {
        assertThat(mornings("2026-05-01T10:00:00Z")).isEqualTo("R/2026-05-02T06:00:00Z/P1D");
        assertThat(mornings("2026-05-01T05:59:59Z")).isEqualTo("R/2026-05-01T06:00:00Z/P1D");
        assertThat(mornings("2026-12-01T06:30:00Z")).isEqualTo("R/2026-12-01T07:00:00Z/P1D");
    }

    private static String mornings(String now) {
        return new CampaignDates(LocalDate.of(2027, 1, 1), 0, Instant.parse(now), BERLIN).mornings();
    }
}
