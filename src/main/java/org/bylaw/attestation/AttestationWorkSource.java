package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.work.WorkItem;
import org.bylaw.work.WorkSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts what a person is to attest into "My work"; not what the absent are to attest, since nobody does it for them. */
@Component
class AttestationWorkSource implements WorkSource {

    private static final String KIND = "attest";

    private final JdbcClient jdbc;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    AttestationWorkSource(JdbcClient jdbc, CurrentPerson currentPerson, Clock clock) {
        this.jdbc = jdbc;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    public List<WorkItem> open(Collection<UUID> personIds, @Nullable String kind, int limit) {
        Collection<UUID> people = themselves(personIds);
        if (people.isEmpty() || (kind != null && !kind.equals(KIND))) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT a.campaign_id, a.person_id, a.policy_version_id, a.due_on, me.name,
                            p.title || ' ' || v.major || '.' || v.minor AS title, starter.name AS started_by
                        FROM (SELECT * FROM attestation WHERE person_id IN (:people) AND state = 'OPEN'
                            ORDER BY due_on, campaign_id LIMIT %d) a
                        JOIN campaign c ON c.id = a.campaign_id
                        JOIN policy_version v ON v.id = a.policy_version_id
                        JOIN policy p ON p.id = v.policy_id
                        JOIN person me ON me.id = a.person_id
                        LEFT JOIN person starter ON starter.id = c.created_by
                        ORDER BY a.due_on, a.campaign_id
                        """.formatted(limit))
                .param("people", people)
                .query(this::item)
                .list();
    }

    @Override
    public Map<String, Long> counts(Collection<UUID> personIds, int most) {
        Collection<UUID> people = themselves(personIds);
        if (people.isEmpty()) {
            return Map.of();
        }
        long open = jdbc.sql("""
                        SELECT count(*) FROM (
                            SELECT FROM attestation WHERE person_id IN (:people) AND state = 'OPEN' LIMIT %d) one
                        """.formatted(most))
                .param("people", people)
                .query(Long.class)
                .single();
        return open == 0 ? Map.of() : Map.of(KIND, open);
    }

    private Collection<UUID> themselves(Collection<UUID> personIds) {
        return currentPerson
                .id()
                .<Collection<UUID>>map(me -> personIds.contains(me) ? List.of(me) : List.of())
                .orElse(personIds);
    }

    private WorkItem item(ResultSet row, int number) throws SQLException {
        String campaign = row.getString("campaign_id");
        UUID version = row.getObject("policy_version_id", UUID.class);
        return new WorkItem(
                version,
                KIND,
                say("Read and attest"),
                row.getString("title"),
                say("it applies to you"),
                row.getString("started_by"),
                "/attest/" + campaign + "/" + version,
                row.getObject("due_on", LocalDate.class)
                        .plusDays(1)
                        .atStartOfDay(clock.getZone())
                        .minusSeconds(1)
                        .toInstant(),
                row.getObject("person_id", UUID.class),
                row.getString("name"));
    }
}
