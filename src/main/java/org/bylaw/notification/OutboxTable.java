package org.bylaw.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The outbox as rows of the act's own transaction. */
@Component
class OutboxTable implements Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    OutboxTable(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void urgent(Collection<UUID> personIds, String kind, Map<String, String> params, String path) {
        put(personIds, kind, params, path, true);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void digest(Collection<UUID> personIds, String kind, Map<String, String> params, String path) {
        put(personIds, kind, params, path, false);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int digest(Crowd crowd, String kind, Map<String, String> params, String path) {
        return jdbc.sql("""
                        INSERT INTO outbox_mail (id, person_id, kind, params, path, urgent, created_at, next_attempt_at)
                        SELECT CAST(overlay(gen_random_uuid()::text PLACING :mailTime FROM 1 FOR 15) AS uuid), crowd.person_id, :mailKind, CAST(:mailParams AS jsonb) || crowd.params,
                            :mailPath, false, :mailNow, :mailNow
                        FROM (%s) AS crowd JOIN person p ON p.id = crowd.person_id AND p.active
                        ORDER BY p.id
                        """.formatted(crowd.sql()))
                .params(crowd.params())
                // A crowd's ids lie side by side in the index, as those of Ids do, and need no journey each.
                .param("mailTime", Ids.next().toString().substring(0, 15))
                .param("mailKind", kind)
                .param("mailParams", json.writeValueAsString(params))
                .param("mailPath", path)
                .param("mailNow", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void put(Collection<UUID> personIds, String kind, Map<String, String> params, String path, boolean urgent) {
        if (personIds.isEmpty()) {
            return;
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        UUID[] people = personIds.stream().distinct().toArray(UUID[]::new);
        jdbc.sql("""
                        INSERT INTO outbox_mail (id, person_id, kind, params, path, urgent, created_at, next_attempt_at)
                        SELECT mail.id, mail.person_id, :kind, CAST(:params AS jsonb), :path, :urgent, :now, :now
                        FROM unnest(:ids, :people) AS mail (id, person_id)
                        JOIN person p ON p.id = mail.person_id AND p.active
                        """)
                .param("ids", Stream.generate(Ids::next).limit(people.length).toArray(UUID[]::new))
                .param("people", people)
                .param("kind", kind)
                .param("params", json.writeValueAsString(params))
                .param("path", path)
                .param("urgent", urgent)
                .param("now", now)
                .update();
    }
}
