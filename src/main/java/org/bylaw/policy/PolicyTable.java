package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads policies and versions, and moves versions from state to state. */
@Repository
class PolicyTable {

    private static final String POLICY = """
            SELECT p.*, o.name AS owner_name, d.code AS department_code, d.name AS department_name,
                ARRAY(SELECT value FROM policy_audience a WHERE a.policy_id = p.id AND a.kind = 'DEPARTMENT' ORDER BY 1)
                    AS audience_departments,
                ARRAY(SELECT value FROM policy_audience a WHERE a.policy_id = p.id AND a.kind = 'LOCATION' ORDER BY 1)
                    AS audience_locations,
                ARRAY(SELECT k.code FROM policy_control c JOIN control k ON k.id = c.control_id
                    JOIN framework f ON f.id = k.framework_id
                    WHERE c.policy_id = p.id ORDER BY f.position, k.position) AS controls
            FROM policy p JOIN person o ON o.id = p.owner_id JOIN department d ON d.id = p.department_id
            """;

    private static final String VERSION = """
            SELECT v.id, v.policy_id, v.major, v.minor, v.state, v.change_kind, v.change_summary, v.body_sha256,
                v.text_revision, v.created_by, v.created_at, v.based_on, v.consultation_ends_at, v.submitted_at,
                v.approved_at, v.effective_at, v.published_at, v.ended_at, c.name AS created_by_name
            FROM policy_version v JOIN person c ON c.id = v.created_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PolicyTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    ZoneId zone() {
        return clock.getZone();
    }

    PolicyFacts policy(UUID id) {
        return jdbc.sql(POLICY + "WHERE p.id = :id")
                .param("id", id)
                .query(PolicyTable::policy)
                .optional()
                .orElseThrow(() -> Problem.notFound(say("This policy is not there, or not for you to see.")));
    }

    /** All references, in capitals. */
    Set<String> references() {
        return jdbc.sql("SELECT upper(reference) FROM policy")
                .query(String.class)
                .set();
    }

    VersionFacts version(UUID id) {
        return jdbc.sql(VERSION + "WHERE v.id = :id")
                .param("id", id)
                .query(PolicyTable::version)
                .optional()
                .orElseThrow(() -> Problem.notFound(say("This version is not there, or not for you to see.")));
    }

    List<VersionFacts> versions(UUID policyId) {
        return jdbc.sql(VERSION + "WHERE v.policy_id = :policy ORDER BY v.major DESC, v.minor DESC, v.created_at DESC")
                .param("policy", policyId)
                .query(PolicyTable::version)
                .list();
    }

    Optional<VersionFacts> inForce(UUID policyId) {
        return jdbc.sql(VERSION + "WHERE v.policy_id = :policy AND v.state = 'PUBLISHED'")
                .param("policy", policyId)
                .query(PolicyTable::version)
                .optional();
    }

    Optional<VersionFacts> underWork(UUID policyId) {
        return jdbc.sql(
                        VERSION
                                + "WHERE v.policy_id = :policy AND v.state IN ('DRAFT', 'CONSULTATION', 'APPROVAL', 'APPROVED')")
                .param("policy", policyId)
                .query(PolicyTable::version)
                .optional();
    }

    String body(UUID versionId) {
        return jdbc.sql("SELECT body FROM policy_version WHERE id = :id")
                .param("id", versionId)
                .query(String.class)
                .single();
    }

    Set<UUID> contributors(UUID versionId) {
        return jdbc.sql("SELECT person_id FROM policy_contribution WHERE version_id = :id")
                .param("id", versionId)
                .query(UUID.class)
                .set();
    }

    Set<UUID> coAuthors(UUID versionId) {
        return jdbc.sql("SELECT person_id FROM policy_co_author WHERE version_id = :id")
                .param("id", versionId)
                .query(UUID.class)
                .set();
    }

    Set<UUID> reviewers(UUID versionId) {
        return jdbc.sql("SELECT person_id FROM consultation_reviewer WHERE version_id = :id")
                .param("id", versionId)
                .query(UUID.class)
                .set();
    }

    void contributed(Collection<UUID> versionIds, UUID personId) {
        jdbc.sql("""
                        INSERT INTO policy_contribution (version_id, person_id, first_at, last_at)
                        SELECT version, :person, :now, :now FROM unnest(:versions) AS version
                        ON CONFLICT (version_id, person_id) DO UPDATE SET last_at = excluded.last_at
                        """)
                .param("versions", versionIds.toArray(UUID[]::new))
                .param("person", personId)
                .param("now", now())
                .update();
    }

    /** Puts those who change something about a version at the same moment into a row, until the transaction ends. */
    void hold(UUID versionId) {
        jdbc.sql("SELECT id FROM policy_version WHERE id = :id FOR NO KEY UPDATE")
                .param("id", versionId)
                .query(UUID.class)
                .optional();
    }

    /**
     * Keeps a draft where it is until the transaction ends, so that nothing is said about it after it was sent on.
     *
     * @throws Problem of kind STALE where it was sent on meanwhile
     */
    void holdEditable(VersionFacts version) {
        jdbc.sql("""
                        SELECT id FROM policy_version WHERE id = :id AND state IN ('DRAFT', 'CONSULTATION')
                        FOR NO KEY UPDATE
                        """)
                .param("id", version.id())
                .query(UUID.class)
                .optional()
                .orElseThrow(() ->
                        Problem.stale(say("Somebody else has just moved this version on. Please look at it again.")));
    }

    /**
     * Moves a version on, where the rules allow the step from the state that it is in.
     *
     * @param stampColumn a column that takes the present time; null for none
     * @throws Problem of kind STALE where somebody else was faster
     */
    void move(VersionFacts version, VersionState to, @Nullable String stampColumn) {
        if (!version.state().next().contains(to)) {
            throw Problem.stale(say(
                    "Version {0} is {1} by now. Please look at it again.",
                    version.number(), version.state().inSentence()));
        }
        int moved = jdbc.sql("UPDATE policy_version SET state = :to, revision = revision + 1"
                        + (stampColumn == null ? "" : ", " + stampColumn + " = :now")
                        + " WHERE id = :id AND state = :from")
                .param("to", to.name())
                .param("from", version.state().name())
                .param("id", version.id())
                .param("now", now())
                .update();
        if (moved == 0) {
            throw Problem.stale(say("Somebody else has just moved this version on. Please look at it again."));
        }
    }

    private static PolicyFacts policy(ResultSet row, int number) throws SQLException {
        Date nextReview = row.getDate("next_review_on");
        return new PolicyFacts(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getString("title"),
                DocumentType.valueOf(row.getString("document_type")),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getObject("department_id", UUID.class),
                row.getString("department_code"),
                row.getString("department_name"),
                Classification.valueOf(row.getString("classification")),
                row.getString("language"),
                row.getInt("review_interval_months"),
                texts(row.getArray("tags")),
                texts(row.getArray("audience_departments")),
                texts(row.getArray("audience_locations")),
                texts(row.getArray("controls")),
                nextReview == null ? null : nextReview.toLocalDate(),
                instant(row, "retired_at"),
                row.getObject("created_by", UUID.class),
                row.getInt("revision"));
    }

    private static VersionFacts version(ResultSet row, int number) throws SQLException {
        Instant created = row.getTimestamp("created_at").toInstant();
        return new VersionFacts(
                row.getObject("id", UUID.class),
                row.getObject("policy_id", UUID.class),
                new VersionNumber(row.getInt("major"), row.getInt("minor")),
                VersionState.valueOf(row.getString("state")),
                ChangeKind.valueOf(row.getString("change_kind")),
                row.getString("change_summary"),
                row.getString("body_sha256"),
                row.getInt("text_revision"),
                row.getObject("created_by", UUID.class),
                row.getString("created_by_name"),
                created,
                row.getObject("based_on", UUID.class),
                instant(row, "consultation_ends_at"),
                instant(row, "submitted_at"),
                instant(row, "approved_at"),
                instant(row, "effective_at"),
                instant(row, "published_at"),
                instant(row, "ended_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
