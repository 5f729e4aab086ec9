package org.bylaw.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.TrailFilter;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.api.Test;

class TrailAddressTest {

    private static final Clock BERLIN = Clock.fixed(Instant.parse("2026-05-20T10:00:00Z"), ZoneId.of("Europe/Berlin"));

    @Test
    void whatIsFilteredStandsInTheAddress() {
        TrailAddress address = new TrailAddress(
                SubjectRef.policy(UUID.randomUUID()),
                UUID.randomUUID(),
                false,
                Set.of("PolicyPublished", "DraftBegun"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 31),
                "192.0.2.1",
                "words & more",
                17L);
        assertThat(TrailAddress.of(address.query())).isEqualTo(address);
        TrailAddress bylaw = new TrailAddress(null, null, true, Set.of(), null, null, "", "", null);
        assertThat(TrailAddress.of(bylaw.query())).isEqualTo(bylaw);
        assertThat(TrailAddress.ALL.query().getParameters()).isEmpty();
    }

    @Test
    void whatCannotBeReadNarrowsNothing() {
        assertThat(TrailAddress.of(new QueryParameters(Map.of(
                        "object", List.of("policy:x"),
                        "person", List.of("somebody"),
                        "from", List.of("2026-02-30"),
                        "to", List.of("+999999999-12-31"),
                        "row", List.of("99999999999999999999")))))
                .isEqualTo(TrailAddress.ALL);
    }

    @Test
    void theLastDayBelongsToItWhereverOneIs() {
        TrailFilter filter = new TrailAddress(
                        null, null, false, Set.of(), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1), "", "", null)
                .filter(BERLIN);
        assertThat(filter.from()).isEqualTo("2026-04-30T22:00:00Z");
        assertThat(filter.to()).isEqualTo("2026-05-01T22:00:00Z");
    }

    @Test
    void timeThatPassedIsSaidInItsLargestMeasure() {
        assertThat(StoryLine.passed(Duration.ofSeconds(59))).isEmpty();
        assertThat(StoryLine.passed(Duration.ofSeconds(60))).isEqualTo("1 minute later");
        assertThat(StoryLine.passed(Duration.ofMinutes(119))).isEqualTo("1 hour later");
        assertThat(StoryLine.passed(Duration.ofHours(71))).isEqualTo("2 days later");
    }
}
