package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CampaignDatesTest {

    private static final AttestationSettings SETTINGS = new AttestationSettings(14, 14, 3, 2, 5);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void remindsEscalatesAndClosesAroundTheDueDateInTheOrganisationsTime() {
        CampaignDates dates = new CampaignDates(
                Instant.parse("2026-05-01T10:00:00Z"), LocalDate.of(2026, 5, 15), 14, SETTINGS, BERLIN);
        assertThat(dates.remindBefore()).isEqualTo("2026-05-12T06:00:00Z");
        assertThat(dates.due()).isEqualTo("2026-05-15T06:00:00Z");
        assertThat(dates.remindAfter()).isEqualTo("2026-05-17T06:00:00Z");
        assertThat(dates.escalate()).isEqualTo("2026-05-20T06:00:00Z");
        assertThat(dates.closes()).isEqualTo("2026-05-29T22:00:00Z");
    }

    @Test
    void aShortCampaignDoesNotRemindRightAfterAsking() {
        CampaignDates dates = new CampaignDates(
                Instant.parse("2026-05-13T06:00:00Z"), LocalDate.of(2026, 5, 15), 0, SETTINGS, BERLIN);
        assertThat(dates.remindBefore()).isEqualTo("2026-05-14T06:00:00Z");
        assertThat(dates.closes()).isEqualTo("2026-05-15T22:00:00Z");
    }
}
