package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads findings with their actions, and keeps findings; {@link ActionTable} moves the actions. */
@Repository
class FindingTable {

    static final String FINDING = """
            SELECT f.id, f.number, f.control_id, f.origin_kind, f.origin_id, f.severity, f.title, f.description,
                f.raised_by, f.raised_at, f.state = 'OPEN' AS open, f.closed_at, f.withdrawn_why, k.code AS control_code,
                trim(k.ref || ' ' || k.title) AS control_title, raiser.name AS raised_by_name,
                withdrawer.name AS withdrawn_by_name,
                a.id AS action_id, a.state AS action_state, a.owner_id, owner.name AS owner_name, a.owner_why,
                d.name AS department_name, a.verifier_id, verifier.name AS verifier_name, a.plan, a.due_on, a.started_at,
                a.reopened, a.reopened_why, a.done_at, a.done_by, doer.name AS done_by_name, a.done_note, a.no_evidence_why,
                checker.name AS verified_by_name, absent.name AS verified_for_name, a.verified_at, a.verified_note,
                a.reminded_for, a.late_told_at, a.revision
            FROM corrective_action a
            JOIN finding f ON f.id = a.finding_id
            JOIN control k ON k.id = f.control_id
            JOIN person raiser ON raiser.id = f.raised_by
            JOIN person owner ON owner.id = a.owner_id
            LEFT JOIN department d ON d.id = owner.department_id
            LEFT JOIN person verifier ON verifier.id = a.verifier_id
            LEFT JOIN person doer ON doer.id = a.done_by
            LEFT JOIN person checker ON checker.id = a.verified_by
            LEFT JOIN person absent ON absent.id = a.verified_for
            LEFT JOIN person withdrawer ON withdrawer.id = f.withdrawn_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FindingTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    FindingFacts require(UUID findingId) {
        return one("f.id", findingId).orElseThrow(FindingTable::missing);
    }

    FindingFacts ofAction(UUID actionId) {
        return one("a.id", actionId).orElseThrow(FindingTable::missing);
    }

    private Optional<FindingFacts> one(String column, UUID id) {
        return jdbc.sql(FINDING + "WHERE " + column + " = :id")
                .param("id", id)
                .query(FindingTable::facts)
                .optional();
    }

    /** The newest first. */
    List<FindingFacts> ofOrigin(SubjectRef origin) {
        return jdbc.sql(FINDING + "WHERE f.origin_id = :id AND f.origin_kind = :kind ORDER BY f.number DESC")
                .param("id", origin.id())
                .param("kind", origin.kind())
                .query(FindingTable::facts)
                .list();
    }

    /** Wherever it was found, the open ones first, then the newest. */
    List<FindingFacts> ofControl(UUID controlId, int limit) {
        return jdbc.sql(FINDING + "WHERE f.control_id = :id ORDER BY f.state = 'CLOSED', f.number DESC LIMIT :limit")
                .param("id", controlId)
                .param("limit", limit)
                .query(FindingTable::facts)
                .list();
    }

    void insert(UUID id, NewFinding wanted, UUID by) {
        jdbc.sql("""
                        INSERT INTO finding (id, control_id, origin_kind, origin_id, severity, title, description, raised_by,
                            raised_at, state)
                        VALUES (:id, :control, :kind, :origin, :severity, :title, :description, :by, :now, 'OPEN')
                        """)
                .param("id", id)
                .param("control", wanted.controlId())
                .param("kind", wanted.origin().kind())
                .param("origin", wanted.origin().id())
                .param("severity", wanted.severity().name())
                .param("title", wanted.title())
                .param("description", wanted.description())
                .param("by", by)
                .param("now", now())
                .update();
    }

    UUID insertAction(UUID findingId, UUID ownerId, @Nullable UUID verifierId, LocalDate dueOn) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO corrective_action (id, finding_id, owner_id, verifier_id, due_on, state)
                        VALUES (:id, :finding, :owner, :verifier, :due, 'PLAN')
                        """)
                .param("id", id)
                .param("finding", findingId)
                .param("owner", ownerId)
                .param("verifier", verifierId)
                .param("due", dueOn)
                .update();
        return id;
    }

    /** Lets those who end findings of one origin at the same time do so one after the other: the last one tells the review. */
    void lockOrigin(SubjectRef origin) {
        jdbc.sql("SELECT id FROM finding WHERE origin_id = :id AND origin_kind = :kind ORDER BY id FOR UPDATE")
                .param("id", origin.id())
                .param("kind", origin.kind())
                .query(UUID.class)
                .list();
    }

    boolean hasOpen(SubjectRef origin) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM finding
                            WHERE origin_id = :id AND origin_kind = :kind AND state = 'OPEN')
                        """)
                .param("id", origin.id())
                .param("kind", origin.kind())
                .query(Boolean.class)
                .single();
    }

    void close(UUID findingId) {
        jdbc.sql("UPDATE finding SET state = 'CLOSED', closed_at = :now WHERE id = :id AND state = 'OPEN'")
                .param("id", findingId)
                .param("now", now())
                .update();
    }

    void withdraw(UUID findingId, UUID by, String why) {
        jdbc.sql("""
                        UPDATE finding SET state = 'CLOSED', closed_at = :now, withdrawn_by = :by, withdrawn_why = :why
                        WHERE id = :id AND state = 'OPEN'
                        """)
                .param("id", findingId)
                .param("by", by)
                .param("why", why)
                .param("now", now())
                .update();
    }

    void open(UUID findingId) {
        jdbc.sql("UPDATE finding SET state = 'OPEN', closed_at = NULL WHERE id = :id AND state = 'CLOSED'")
                .param("id", findingId)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Problem missing() {
        return Problem.notFound(say("This finding is not there, or not for you to see."));
    }

    static FindingFacts facts(ResultSet row, int number) throws SQLException {
        return new FindingFacts(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("control_id", UUID.class),
                row.getString("control_code"),
                row.getString("control_title"),
                new SubjectRef(row.getString("origin_kind"), row.getObject("origin_id", UUID.class)),
                Severity.valueOf(row.getString("severity")),
                row.getString("title"),
                row.getString("description"),
                row.getObject("raised_by", UUID.class),
                row.getString("raised_by_name"),
                row.getTimestamp("raised_at").toInstant(),
                row.getBoolean("open"),
                instant(row, "closed_at"),
                row.getString("withdrawn_by_name"),
                row.getString("withdrawn_why"),
                action(row));
    }

    private static ActionFacts action(ResultSet row) throws SQLException {
        return new ActionFacts(
                row.getObject("action_id", UUID.class),
                ActionState.valueOf(row.getString("action_state")),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getString("owner_why"),
                row.getString("department_name"),
                row.getObject("verifier_id", UUID.class),
                row.getString("verifier_name"),
                row.getString("plan"),
                row.getObject("due_on", LocalDate.class),
                instant(row, "started_at"),
                row.getInt("reopened"),
                row.getString("reopened_why"),
                instant(row, "done_at"),
                row.getObject("done_by", UUID.class),
                row.getString("done_by_name"),
                row.getString("done_note"),
                row.getString("no_evidence_why"),
                row.getString("verified_by_name"),
                row.getString("verified_for_name"),
                instant(row, "verified_at"),
                row.getString("verified_note"),
                row.getObject("reminded_for", LocalDate.class),
                instant(row, "late_told_at"),
                row.getInt("revision"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
