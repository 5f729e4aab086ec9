package org.bylaw.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The trail as a table to which the application can only add. */
@Component
class AuditTable implements AuditTrail {

    private static final String INSERT = """
            INSERT INTO audit_event (at, actor_id, actor_name, on_behalf_of, on_behalf_of_name, address, act,
                subject_kind, subject_id, page_kind, page_id, details)
            SELECT :at, actor.id, coalesce(actor.name, 'Bylaw'), absent.id, absent.name, :address, a.act,
                a.subject_kind, a.subject_id, a.page_kind, a.page_id, CAST(a.details AS jsonb)
            FROM %s AS a (act, subject_kind, subject_id, page_kind, page_id, details, position)
            LEFT JOIN person actor ON actor.id = CAST(:actor AS uuid)
            LEFT JOIN person absent ON absent.id = CAST(:behalf AS uuid)
            ORDER BY a.position
            """;

    /** A plan that the server makes once; for arrays it makes one each time, as long as they are short. */
    private static final String ONE = INSERT.formatted("""
            (VALUES (CAST(:act AS text), CAST(:subjectKind AS text), CAST(:subjectId AS uuid), CAST(:pageKind AS text),
                CAST(:pageId AS uuid), CAST(:details AS text), 1))
            """);

    private static final String SEVERAL = INSERT.formatted("""
            unnest(:acts, :subjectKinds, :subjectIds, :pageKinds, :pageIds, :details) WITH ORDINALITY
            """);

    private final JdbcClient jdbc;
    private final CurrentPerson currentPerson;
    private final Clock clock;
    private final JsonMapper json;

    AuditTable(JdbcClient jdbc, CurrentPerson currentPerson, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.currentPerson = currentPerson;
        this.clock = clock;
        this.json = json;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String act, SubjectRef subject, SubjectRef page, Map<String, ?> details) {
        write(null, new Act(act, subject, page, details));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(List<Act> acts) {
        insert(SEVERAL, null)
                .param("acts", texts(acts, Act::name))
                .param("subjectKinds", texts(acts, act -> act.subject().kind()))
                .param("subjectIds", ids(acts, act -> act.subject().id()))
                .param("pageKinds", texts(acts, act -> act.page().kind()))
                .param("pageIds", ids(acts, act -> act.page().id()))
                .param("details", texts(acts, act -> json.writeValueAsString(act.details())))
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordFor(
            @Nullable UUID onBehalfOf, String act, SubjectRef subject, SubjectRef page, Map<String, ?> details) {
        write(onBehalfOf, new Act(act, subject, page, details));
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordAhead(String act, SubjectRef subject, SubjectRef page, Map<String, ?> details) {
        write(null, new Act(act, subject, page, details));
    }

    private void write(@Nullable UUID onBehalfOf, Act act) {
        insert(ONE, onBehalfOf)
                .param("act", act.name())
                .param("subjectKind", act.subject().kind())
                .param("subjectId", act.subject().id())
                .param("pageKind", act.page().kind())
                .param("pageId", act.page().id())
                .param("details", json.writeValueAsString(act.details()))
                .update();
    }

    private StatementSpec insert(String sql, @Nullable UUID onBehalfOf) {
        return jdbc.sql(sql)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", currentPerson.id().orElse(null))
                .param("behalf", onBehalfOf)
                .param("address", Caller.address());
    }

    private static String[] texts(List<Act> acts, Function<Act, String> text) {
        return acts.stream().map(text).toArray(String[]::new);
    }

    private static UUID[] ids(List<Act> acts, Function<Act, UUID> id) {
        return acts.stream().map(id).toArray(UUID[]::new);
    }

    @Override
    public List<AuditEntry> historyOf(SubjectRef page, int offset, int limit) {
        return history(page, "", offset, limit).query(this::entry).list();
    }

    /** The same, of some acts only. */
    List<AuditEntry> historyOf(SubjectRef page, Set<String> acts, int offset, int limit) {
        return history(page, "AND act = ANY (:acts)", offset, limit)
                .param("acts", acts.toArray(String[]::new))
                .query(this::entry)
                .list();
    }

    private StatementSpec history(SubjectRef page, String condition, int offset, int limit) {
        return jdbc.sql("""
                        SELECT * FROM audit_event WHERE page_kind = :kind AND page_id = :id %s
                        ORDER BY at DESC, id DESC OFFSET :offset LIMIT :limit
                        """.formatted(condition))
                .param("kind", page.kind())
                .param("id", page.id())
                .param("offset", offset)
                .param("limit", limit);
    }

    @Override
    public List<List<AuditEntry>> actsWithin(Collection<SubjectRef> things, List<Stretch> stretches, int mostOfEach) {
        List<List<AuditEntry>> within = new ArrayList<>();
        stretches.forEach(stretch -> within.add(new ArrayList<>()));
        jdbc.sql("""
                        SELECT s.number, a.*
                        FROM unnest(CAST(:froms AS timestamptz[]), CAST(:tos AS timestamptz[])) WITH ORDINALITY AS s (from_at, to_at, number)
                        CROSS JOIN LATERAL (
                            SELECT e.*, row_number() OVER (
                                PARTITION BY e.subject_kind, e.subject_id, e.act ORDER BY e.at, e.id) AS place
                            FROM unnest(:kinds, :ids) AS t (kind, id)
                            JOIN audit_event e ON e.subject_kind = t.kind AND e.subject_id = t.id
                                AND e.at BETWEEN s.from_at AND s.to_at AND e.actor_id IS NOT NULL
                        ) a
                        WHERE a.place <= :most ORDER BY s.number, a.at, a.id
                        """)
                .param("froms", times(stretches, Stretch::from))
                .param("tos", times(stretches, Stretch::to))
                .param("kinds", things.stream().map(SubjectRef::kind).toArray(String[]::new))
                .param("ids", things.stream().map(SubjectRef::id).toArray(UUID[]::new))
                .param("most", mostOfEach)
                .query((row, number) -> within.get(row.getInt("number") - 1).add(entry(row, number)))
                .list();
        return within;
    }

    /** As text, since the driver knows no array of moments. */
    private static String[] times(List<Stretch> stretches, Function<Stretch, Instant> which) {
        return stretches.stream().map(which).map(Instant::toString).toArray(String[]::new);
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("on_behalf_of_name"),
                row.getString("act"),
                new SubjectRef(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                json.readValue(row.getString("details"), new TypeReference<Map<String, Object>>() {}));
    }
}
