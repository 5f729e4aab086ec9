package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.risk.RiskFacts.LinkedControl;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and changes risks, one or a few. */
@Repository
class RiskTable {

    private static final String FACTS = """
            SELECT r.*, o.name AS owner_name, o.active AS owner_active, d.name AS department_name,
                a.name AS assessed_by_name, c.name AS closed_by_name
            FROM risk r JOIN person o ON o.id = r.owner_id LEFT JOIN department d ON d.id = r.department_id
            LEFT JOIN person a ON a.id = r.assessed_by LEFT JOIN person c ON c.id = r.closed_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RiskTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RiskFacts require(UUID id) {
        return all(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("This risk is not there. The address may be incomplete.")));
    }

    /** Those that are there, by reference. */
    List<RiskFacts> all(Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, List<LinkedControl>> controls = controls(wanted);
        return jdbc.sql(FACTS + "WHERE r.id = ANY (:ids) ORDER BY upper(r.reference)")
                .param("ids", wanted)
                .query((row, number) -> facts(row, controls))
                .list();
    }

    /** The ids of those references, written in whatever case; locked until the end of the transaction. */
    Map<String, UUID> lock(Collection<String> references) {
        record Found(String reference, UUID id) {}
        return jdbc.sql("""
                        SELECT upper(reference) AS reference, id FROM risk WHERE upper(reference) = ANY (:references)
                        ORDER BY id FOR UPDATE
                        """).param("references", references.toArray(String[]::new)).query(Found.class).list().stream()
                .collect(Collectors.toMap(Found::reference, Found::id));
    }

    /** The ids of those references, written in whatever case. */
    Map<String, UUID> find(Collection<String> references) {
        record Found(String reference, UUID id) {}
        return jdbc
                .sql("SELECT upper(reference) AS reference, id FROM risk WHERE upper(reference) = ANY (:references)")
                .param("references", references.toArray(String[]::new))
                .query(Found.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Found::reference, Found::id));
    }

    private Map<UUID, List<LinkedControl>> controls(UUID[] risks) {
        record Link(UUID risk, LinkedControl control) {}
        return jdbc
                .sql("""
                        SELECT rc.risk_id, k.id, k.code, k.ref, k.title
                        FROM risk_control rc JOIN control k ON k.id = rc.control_id JOIN framework f ON f.id = k.framework_id
                        WHERE rc.risk_id = ANY (:risks) ORDER BY f.position, k.position
                        """)
                .param("risks", risks)
                .query((row, number) -> new Link(
                        row.getObject("risk_id", UUID.class),
                        new LinkedControl(
                                row.getObject("id", UUID.class),
                                row.getString("code"),
                                row.getString("ref"),
                                row.getString("title"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Link::risk, Collectors.mapping(Link::control, Collectors.toList())));
    }

    private static RiskFacts facts(ResultSet row, Map<UUID, List<LinkedControl>> controls) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new RiskFacts(
                id,
                row.getString("reference"),
                row.getString("title"),
                row.getString("asset"),
                row.getString("threat"),
                row.getString("vulnerability"),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getBoolean("owner_active"),
                row.getObject("department_id", UUID.class),
                row.getString("department_name"),
                row.getObject("scale_id", UUID.class),
                row.getString("level") == null ? null : assessment(row),
                level(row.getString("level")),
                level(row.getString("residual_level")),
                row.getString("assessed_by_name"),
                instant(row, "assessed_at"),
                row.getObject("created_by", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                row.getString("closed_why"),
                row.getString("closed_by_name"),
                instant(row, "closed_at"),
                row.getInt("revision"),
                controls.getOrDefault(id, List.of()));
    }

    private static Assessment assessment(ResultSet row) throws SQLException {
        return new Assessment(
                row.getObject("likelihood", Integer.class),
                row.getObject("impact", Integer.class),
                Treatment.valueOf(row.getString("treatment")),
                row.getString("plan"),
                row.getObject("plan_due_on", LocalDate.class),
                row.getObject("plan_done_on", LocalDate.class),
                row.getObject("residual_likelihood", Integer.class),
                row.getObject("residual_impact", Integer.class),
                row.getObject("review_on", LocalDate.class));
    }

    static @Nullable RiskLevel level(@Nullable String name) {
        return name == null ? null : RiskLevel.valueOf(name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** The next reference that Bylaw gives; whoever asks at the same time waits and gets the one after it. */
    int nextNumber() {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('risk number', 0))) AS queued")
                .query(Integer.class)
                .single();
        return jdbc.sql("""
                        SELECT coalesce(max(CAST(substring(reference FROM '^R-([0-9]{1,9})$') AS integer)), 0) + 1 FROM risk
                        """).query(Integer.class).single();
    }

    static String reference(int number) {
        return "R-%03d".formatted(number);
    }

    void insert(UUID id, String reference, RiskEntry entry, UUID by) {
        jdbc.sql("""
                        INSERT INTO risk (id, reference, title, asset, threat, vulnerability, owner_id, department_id,
                            created_by, created_at)
                        VALUES (:id, :reference, :title, :asset, :threat, :vulnerability, :owner, :department, :by, :now)
                        """)
                .param("id", id)
                .param("reference", reference)
                .param("title", entry.title())
                .param("asset", entry.asset())
                .param("threat", entry.threat())
                .param("vulnerability", entry.vulnerability())
                .param("owner", entry.ownerId())
                .param("department", entry.departmentId())
                .param("by", by)
                .param("now", now())
                .update();
    }

    void describe(UUID id, int revision, RiskEntry entry) {
        moved(jdbc.sql("""
                        UPDATE risk SET title = :title, asset = :asset, threat = :threat, vulnerability = :vulnerability,
                            owner_id = :owner, department_id = :department, revision = revision + 1
                        WHERE id = :id AND revision = :revision AND state = 'OPEN'
                        """)
                .param("title", entry.title())
                .param("asset", entry.asset())
                .param("threat", entry.threat())
                .param("vulnerability", entry.vulnerability())
                .param("owner", entry.ownerId())
                .param("department", entry.departmentId())
                .param("id", id)
                .param("revision", revision)
                .update());
    }

    void assess(UUID id, int revision, Scale scale, Assessment wanted, UUID by) {
        Integer residualLikelihood = wanted.residualLikelihood();
        Integer residualImpact = wanted.residualImpact();
        moved(jdbc.sql("""
                        UPDATE risk SET scale_id = :scale, likelihood = :likelihood, impact = :impact, level = :level,
                            treatment = :treatment, plan = :plan, plan_due_on = :due, plan_done_on = :done,
                            residual_likelihood = :residualLikelihood, residual_impact = :residualImpact,
                            residual_level = :residualLevel, assessed_by = :by, assessed_at = :now, review_on = :review,
                            review_asked = NULL, revision = revision + 1
                        WHERE id = :id AND revision = :revision AND state = 'OPEN'
                        """)
                .param("scale", scale.id())
                .param("likelihood", wanted.likelihood())
                .param("impact", wanted.impact())
                .param(
                        "level",
                        scale.level(wanted.likelihood(), wanted.impact()).name())
                .param("treatment", wanted.treatment().name())
                .param("plan", wanted.plan())
                .param("due", wanted.planDueOn())
                .param("done", wanted.planDoneOn())
                .param("residualLikelihood", residualLikelihood)
                .param("residualImpact", residualImpact)
                .param(
                        "residualLevel",
                        residualLikelihood == null || residualImpact == null
                                ? null
                                : scale.level(residualLikelihood, residualImpact)
                                        .name())
                .param("by", by)
                .param("now", now())
                .param("review", wanted.reviewOn())
                .param("id", id)
                .param("revision", revision)
                .update());
    }

    void close(UUID id, int revision, String why, UUID by) {
        moved(jdbc.sql("""
                        UPDATE risk SET state = 'CLOSED', closed_why = :why, closed_by = :by, closed_at = :now,
                            revision = revision + 1
                        WHERE id = :id AND revision = :revision AND state = 'OPEN'
                        """)
                .param("why", why)
                .param("by", by)
                .param("now", now())
                .param("id", id)
                .param("revision", revision)
                .update());
    }

    void reopen(UUID id, int revision) {
        moved(jdbc.sql("""
                        UPDATE risk SET state = 'OPEN', closed_why = NULL, closed_by = NULL, closed_at = NULL,
                            review_asked = NULL, revision = revision + 1
                        WHERE id = :id AND revision = :revision AND state = 'CLOSED'
                        """).param("id", id).param("revision", revision).update());
    }

    /** @return the ids of those whose owner it was */
    List<UUID> giveAll(UUID from, UUID to) {
        return jdbc.sql("""
                        UPDATE risk SET owner_id = :to, revision = revision + 1 WHERE owner_id = :from AND state = 'OPEN'
                        RETURNING id
                        """)
                .param("to", to)
                .param("from", from)
                .query(UUID.class)
                .list();
    }

    void link(UUID id, Set<UUID> controls) {
        UUID[] wanted = controls.toArray(UUID[]::new);
        jdbc.sql("DELETE FROM risk_control WHERE risk_id = :id AND NOT control_id = ANY (:controls)")
                .param("id", id)
                .param("controls", wanted)
                .update();
        jdbc.sql("""
                        INSERT INTO risk_control (risk_id, control_id) SELECT :id, unnest(:controls)
                        ON CONFLICT DO NOTHING
                        """).param("id", id).param("controls", wanted).update();
    }

    /** Keeps it as it is until the end of the transaction. */
    void lock(UUID id) {
        Optional<UUID> locked = jdbc.sql("SELECT id FROM risk WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            require(id);
        }
    }

    private static void moved(int rows) {
        if (rows == 0) {
            throw stale();
        }
    }

    static Problem stale() {
        return Problem.stale(
                say("Somebody has changed this risk since you opened it. Your entries are kept; look again."));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
