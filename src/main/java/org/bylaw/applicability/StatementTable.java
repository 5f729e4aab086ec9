package org.bylaw.applicability;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions as rows, and who wrote them. */
@Repository
class StatementTable {

    private static final String VERSION = """
            SELECT v.*, f.key AS framework, trim(f.name || ' ' || f.edition) AS framework_name, o.name AS owner_name
            FROM soa_version v JOIN framework f ON f.id = v.framework_id JOIN person o ON o.id = v.owner_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StatementTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<StatementVersion> find(UUID id) {
        return jdbc.sql(VERSION + "WHERE v.id = :id")
                .param("id", id)
                .query(StatementTable::version)
                .optional();
    }

    StatementVersion require(UUID id) {
        return find(id).orElseThrow(StatementTable::missing);
    }

    static Problem missing() {
        return Problem.notFound(say("This statement is not there, or not for you to see."));
    }

    /** The row stays locked until the end of the transaction. */
    StatementVersion lock(UUID id) {
        return jdbc.sql(VERSION + "WHERE v.id = :id FOR UPDATE OF v")
                .param("id", id)
                .query(StatementTable::version)
                .optional()
                .orElseThrow(StatementTable::missing);
    }

    /** Newest first, those that were put away last. */
    List<StatementVersion> ofFramework(UUID framework) {
        return jdbc.sql(VERSION + """
                        WHERE v.framework_id = :framework ORDER BY v.state = 'DISCARDED', v.number DESC, v.created_at DESC
                        """)
                .param("framework", framework)
                .query(StatementTable::version)
                .list();
    }

    Optional<StatementVersion> inForce(UUID framework) {
        return jdbc.sql(VERSION + "WHERE v.framework_id = :framework AND v.state = 'IN_FORCE'")
                .param("framework", framework)
                .query(StatementTable::version)
                .optional();
    }

    void insert(UUID id, UUID framework, String title, String scope, UUID owner) {
        jdbc.sql("""
                        INSERT INTO soa_version (id, framework_id, number, state, title, scope, owner_id, created_at)
                        VALUES (:id, :framework, (SELECT coalesce(max(number), 0) + 1 FROM soa_version
                            WHERE framework_id = :framework AND state <> 'DISCARDED'), 'DRAFT', :title, :scope, :owner, :now)
                        """)
                .param("id", id)
                .param("framework", framework)
                .param("title", title)
                .param("scope", scope)
                .param("owner", owner)
                .param("now", now())
                .update();
        wrote(id, owner);
    }

    /** From now on this person decides on nothing of it. */
    void wrote(UUID version, UUID person) {
        jdbc.sql("""
                        INSERT INTO soa_drafter (version_id, person_id, first_at) VALUES (:version, :person, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("version", version)
                .param("person", person)
                .param("now", now())
                .update();
    }

    Set<UUID> drafters(UUID version) {
        return jdbc.sql("SELECT person_id FROM soa_drafter WHERE version_id = :version")
                .param("version", version)
                .query(UUID.class)
                .set();
    }

    boolean describe(UUID id, int revision, String title, String scope, String summary, UUID owner) {
        return jdbc.sql("""
                        UPDATE soa_version SET title = :title, scope = :scope, summary = :summary, owner_id = :owner,
                            revision = revision + 1
                        WHERE id = :id AND state = 'DRAFT' AND revision = :revision
                        """)
                        .param("title", title)
                        .param("scope", scope)
                        .param("summary", summary)
                        .param("owner", owner)
                        .param("id", id)
                        .param("revision", revision)
                        .update()
                > 0;
    }

    void freeze(UUID id, String body, String sha256) {
        jdbc.sql("""
                        UPDATE soa_version SET state = 'APPROVAL', body = :body, sha256 = :sha256, submitted_at = :now
                        WHERE id = :id AND state = 'DRAFT'
                        """)
                .param("body", body)
                .param("sha256", sha256)
                .param("now", now())
                .param("id", id)
                .update();
    }

    void returnToDraft(UUID id) {
        jdbc.sql("""
                        UPDATE soa_version SET state = 'DRAFT', body = '', sha256 = NULL, submitted_at = NULL
                        WHERE id = :id AND state = 'APPROVAL'
                        """).param("id", id).update();
    }

    /** Ends a version that is not to come into force; false where it has ended already. */
    boolean end(UUID id, StatementState from, StatementState to) {
        return jdbc.sql("UPDATE soa_version SET state = :to, ended_at = :now WHERE id = :id AND state = :from")
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("now", now())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** False where it is in force already, so that a repeated step does nothing. */
    boolean putIntoForce(UUID id) {
        return jdbc.sql(
                                "UPDATE soa_version SET state = 'IN_FORCE', in_force_at = :now WHERE id = :id AND state = 'APPROVAL'")
                        .param("now", now())
                        .param("id", id)
                        .update()
                > 0;
    }

    String body(UUID id) {
        return jdbc.sql("SELECT body FROM soa_version WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static StatementVersion version(ResultSet row, int number) throws SQLException {
        return new StatementVersion(
                row.getObject("id", UUID.class),
                row.getObject("framework_id", UUID.class),
                row.getString("framework"),
                row.getString("framework_name"),
                row.getInt("number"),
                StatementState.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("scope"),
                row.getString("summary"),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "submitted_at"),
                instant(row, "in_force_at"),
                instant(row, "ended_at"),
                row.getString("sha256"),
                row.getInt("revision"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
