package org.bylaw.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bylaw.audit.AuditTrail.Stretch;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people did to things while something else went on, as an evidence pack tells it. */
@ModuleTest
class ActsWithinTest {

    @Autowired
    AuditTrail audit;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void eachStretchHasItsActsInOrderAndOfACrowdTheFirst() {
        UUID olga = organisation.hire("Olga Owner", null, null);
        SubjectRef campaign = SubjectRef.campaign(Ids.next());
        SubjectRef other = SubjectRef.campaign(Ids.next());
        Instant start = clock.instant().minus(Duration.ofDays(3));
        add(campaign, olga, "CampaignStarted", start);
        for (int minute = 1; minute <= 8; minute++) {
            add(campaign, olga, "Attested", start.plus(Duration.ofMinutes(minute)));
        }
        add(campaign, olga, "CampaignExtended", start.plus(Duration.ofMinutes(9)));
        add(campaign, null, "AudienceInformed", start.plus(Duration.ofMinutes(9)));
        add(other, olga, "Declined", start.plus(Duration.ofMinutes(5)));
        List<Stretch> stretches = List.of(
                new Stretch(start, start.plus(Duration.ofMinutes(9))),
                new Stretch(start.plus(Duration.ofMinutes(8)), start.plus(Duration.ofHours(1))),
                new Stretch(start.plus(Duration.ofHours(2)), start.plus(Duration.ofHours(3))));
        assertThat(acts(List.of(campaign), stretches))
                .containsExactly(
                        List.of("CampaignStarted", "Attested", "Attested", "Attested", "CampaignExtended"),
                        List.of("Attested", "CampaignExtended"),
                        List.of());
        assertThat(acts(List.of(other, campaign), stretches.subList(0, 1)).getFirst())
                .contains("Declined");
        assertThat(acts(List.of(campaign), List.of())).isEmpty();
        assertThat(acts(List.of(), stretches)).containsOnly(List.of());
    }

    private List<List<String>> acts(List<SubjectRef> things, List<Stretch> stretches) {
        return audit.actsWithin(things, stretches, 3).stream()
                .map(acts -> acts.stream().map(AuditEntry::act).toList())
                .toList();
    }

    private void add(SubjectRef thing, @Nullable UUID actor, String act, Instant at) {
        jdbc.sql("""
            INSERT INTO audit_event (at, actor_id, actor_name, act, subject_kind, subject_id, page_kind, page_id, details)
            VALUES (:at, :actor, coalesce((SELECT name FROM person WHERE id = :actor), 'Bylaw'), :act, :kind, :id,
                :kind, :id, '{}')
            """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("act", act)
                .param("kind", thing.kind())
                .param("id", thing.id())
                .update();
    }
}
