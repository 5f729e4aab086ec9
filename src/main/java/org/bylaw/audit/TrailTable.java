package org.bylaw.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the trail by filters. */
@Component
class TrailTable {

    private static final int FETCHED_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TrailTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<TrailRow> older(TrailFilter filter, @Nullable TrailPlace than, int skip, int limit) {
        TrailQuery query = new TrailQuery(filter).olderThan(than);
        return jdbc.sql(query.page("DESC", skip, limit))
                .params(query.params())
                .query(this::row)
                .list();
    }

    List<TrailRow> newer(TrailFilter filter, @Nullable TrailPlace than, int limit) {
        TrailQuery query = new TrailQuery(filter).newerThan(than);
        return jdbc.sql(query.page("ASC", 0, limit))
                .params(query.params())
                .query(this::row)
                .list();
    }

    Optional<TrailRow> find(long id) {
        return jdbc.sql("SELECT " + TrailQuery.COLUMNS + " FROM audit_event WHERE id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** Whether the tree has a leaf for it, also where its row is gone. */
    boolean wasSealed(long id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM audit_leaf WHERE event_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    int count(TrailFilter filter, int limit) {
        TrailQuery query = new TrailQuery(filter);
        return jdbc.sql(query.count(limit))
                .params(query.params())
                .query(Integer.class)
                .single();
    }

    long countAll(TrailFilter filter, @Nullable TrailPlace olderThan) {
        TrailQuery query = new TrailQuery(filter).olderThan(olderThan);
        return jdbc.sql(query.countAll())
                .params(query.params())
                .query(Long.class)
                .single();
    }

    /** To be closed, and read within a transaction: else the driver fetches all rows at once. */
    Stream<TrailRow> all(TrailFilter filter, @Nullable TrailPlace olderThan) {
        TrailQuery query = new TrailQuery(filter).olderThan(olderThan);
        return jdbc.sql(query.all()).withFetchSize(FETCHED_AT_ONCE).params(query.params()).query(this::row).stream();
    }

    /** Each act that ever happened with the kind of thing that it was first done to; a look into the index for each. */
    List<TrailSearch.KnownAct> acts() {
        return jdbc.sql("""
                        WITH RECURSIVE known AS (
                            (SELECT act, subject_kind FROM audit_event ORDER BY act, at, id LIMIT 1)
                            UNION ALL
                            SELECT next.act, next.subject_kind FROM known CROSS JOIN LATERAL (
                                SELECT act, subject_kind FROM audit_event WHERE act > known.act
                                ORDER BY act, at, id LIMIT 1) AS next
                        )
                        SELECT act AS name, subject_kind AS kind FROM known
                        """).query(TrailSearch.KnownAct.class).list();
    }

    private TrailRow row(ResultSet row, int number) throws SQLException {
        return new TrailRow(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getObject("on_behalf_of", UUID.class),
                row.getString("on_behalf_of_name"),
                row.getString("address"),
                row.getString("act"),
                new SubjectRef(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                new SubjectRef(row.getString("page_kind"), row.getObject("page_id", UUID.class)),
                json.readValue(row.getString("details"), new TypeReference<>() {}));
    }
}
