package org.bylaw.risk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.risk.RiskFilter.Cell;
import org.bylaw.risk.RiskFilter.Standing;
import org.bylaw.risk.RiskFilter.State;
import org.bylaw.shared.AllowedToSeeControls;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The risks as a list and as a matrix, the highest first. */
@Service
public class RiskRegister {

    private static final String ACCEPTED =
            "EXISTS (SELECT FROM risk_acceptance a WHERE a.risk_id = r.id AND a.void_at IS NULL)";

    private static final String OVERDUE = """
            (r.state = 'OPEN' AND (r.review_on < :today OR (r.plan_due_on < :today AND r.plan_done_on IS NULL)))
            """;

    private static final String RANK =
            "CASE s.acceptable WHEN 'VERY_HIGH' THEN 4 WHEN 'HIGH' THEN 3 WHEN 'MEDIUM' THEN 2 ELSE 1 END";

    private final JdbcClient jdbc;
    private final ScaleTable scales;
    private final RiskAccess access;
    private final People people;
    private final Clock clock;

    RiskRegister(JdbcClient jdbc, ScaleTable scales, RiskAccess access, People people, Clock clock) {
        this.jdbc = jdbc;
        this.scales = scales;
        this.access = access;
        this.people = people;
        this.clock = clock;
    }

    private record Condition(String sql, Map<String, Object> values) {}

    /** Some of them, the highest first and then by reference. */
    @AllowedToSeeControls
    public List<RiskLine> page(RiskFilter filter, int offset, int limit) {
        Condition condition = condition(filter);
        return jdbc.sql(pageSql(condition))
                .params(condition.values())
                .param("today", LocalDate.now(clock))
                .param("offset", offset)
                .param("limit", limit)
                .query(RiskRegister::line)
                .list();
    }

    /** First which ones, by the index of the register, and only then what else is told of them. */
    private static String pageSql(Condition condition) {
        return """
                SELECT r.id, r.reference, r.title, r.asset, o.name AS owner_name, d.name AS department_name,
                    s.number AS scale_number, r.level, r.residual_level, r.treatment, r.review_on, r.state = 'OPEN' AS open,
                    %s AS overdue, %s AS accepted,
                    (SELECT count(*) FROM risk_control c WHERE c.risk_id = r.id) AS controls
                FROM (SELECT r.* FROM risk r LEFT JOIN risk_scale s ON s.id = r.scale_id WHERE %s
                    ORDER BY r.present DESC, upper(r.reference) OFFSET :offset LIMIT :limit) AS r
                LEFT JOIN risk_scale s ON s.id = r.scale_id JOIN person o ON o.id = r.owner_id
                LEFT JOIN department d ON d.id = r.department_id
                ORDER BY r.present DESC, upper(r.reference)
                """.formatted(OVERDUE, ACCEPTED, condition.sql());
    }

    @AllowedToSeeControls
    public int count(RiskFilter filter) {
        Condition condition = condition(filter);
        return jdbc.sql("SELECT count(*) FROM risk r LEFT JOIN risk_scale s ON s.id = r.scale_id WHERE "
                        + condition.sql())
                .params(condition.values())
                .param("today", LocalDate.now(clock))
                .query(Integer.class)
                .single();
    }

    /** All that fit, by reference. */
    List<UUID> ids(RiskFilter filter) {
        Condition condition = condition(filter);
        return jdbc.sql("SELECT r.id FROM risk r LEFT JOIN risk_scale s ON s.id = r.scale_id WHERE " + condition.sql()
                        + " ORDER BY upper(r.reference)")
                .params(condition.values())
                .param("today", LocalDate.now(clock))
                .query(UUID.class)
                .list();
    }

    /** How many of those that fit stand where; a cell of the filter itself narrows nothing here. */
    @AllowedToSeeControls
    public RiskMatrix matrix(RiskFilter filter) {
        Scale scale = scales.current();
        Condition condition = condition(filter.withCell(null));
        Map<Cell, Integer> counts = new HashMap<>();
        int[] others = new int[3];
        jdbc.sql("""
                        SELECT r.scale_id, r.likelihood, r.impact, r.residual_likelihood, r.residual_impact, count(*) AS risks
                        FROM risk r LEFT JOIN risk_scale s ON s.id = r.scale_id WHERE %s GROUP BY 1, 2, 3, 4, 5
                        """.formatted(condition.sql()))
                .params(condition.values())
                .param("today", LocalDate.now(clock))
                .query(row -> {
                    int risks = row.getInt("risks");
                    UUID scaleId = row.getObject("scale_id", UUID.class);
                    if (scaleId == null) {
                        others[0] += risks;
                    } else if (!scaleId.equals(scale.id())) {
                        others[1] += risks;
                    } else {
                        counts.merge(
                                new Cell(false, row.getInt("likelihood"), row.getInt("impact")), risks, Integer::sum);
                        int after = row.getInt("residual_likelihood");
                        if (row.wasNull()) {
                            others[2] += risks;
                        } else {
                            counts.merge(new Cell(true, after, row.getInt("residual_impact")), risks, Integer::sum);
                        }
                    }
                });
        return new RiskMatrix(scale, counts, others[1], others[0], others[2]);
    }

    /** The open risks that a control treats, the highest first. */
    @AllowedToSeeControls
    public List<RiskLine> ofControl(UUID controlId, int limit) {
        return jdbc.sql(pageSql(new Condition(
                        "r.state = 'OPEN' AND r.id IN (SELECT risk_id FROM risk_control WHERE control_id = :control)",
                        Map.of())))
                .param("control", controlId)
                .param("today", LocalDate.now(clock))
                .param("offset", 0)
                .param("limit", limit)
                .query(RiskRegister::line)
                .list();
    }

    /** The code of a control, for addresses; empty where there is none. */
    @AllowedToSeeControls
    public String codeOf(UUID controlId) {
        return jdbc.sql("SELECT code FROM control WHERE id = :id")
                .param("id", controlId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Whoever has that username; empty where nobody has. */
    @AllowedToSeeControls
    public List<RiskOwner> owner(String username) {
        return people.findByUsername(username).stream()
                .map(person -> new RiskOwner(person.id(), person.name(), person.username()))
                .toList();
    }

    /** People who can own risks, for the filter. */
    @AllowedToSeeControls
    public List<RiskOwner> owners(String text, int offset, int limit) {
        return access.owners(text, offset, limit);
    }

    private static Condition condition(RiskFilter filter) {
        StringBuilder sql = new StringBuilder(filter.state() == State.ALL ? "true" : "r.state = :state");
        Map<String, Object> values = new TreeMap<>();
        if (filter.state() != State.ALL) {
            values.put("state", filter.state().name());
        }
        if (!filter.text().isBlank()) {
            sql.append(" AND position(lower(:text) IN"
                    + " lower(r.reference || ' ' || r.title || ' ' || r.asset || ' ' || r.threat)) > 0");
            values.put("text", filter.text().strip());
        }
        if (filter.standing() != null) {
            sql.append(" AND ").append(standing(filter.standing()));
        }
        if (filter.treatment() != null) {
            sql.append(" AND r.treatment = :treatment");
            values.put("treatment", filter.treatment().name());
        }
        if (filter.ownerId() != null) {
            sql.append(" AND r.owner_id = :owner");
            values.put("owner", filter.ownerId());
        }
        if (filter.departmentId() != null) {
            sql.append(" AND r.department_id = :department");
            values.put("department", filter.departmentId());
        }
        if (!filter.control().isBlank()) {
            sql.append(" AND r.id IN (SELECT c.risk_id FROM risk_control c JOIN control k ON k.id = c.control_id"
                    + " WHERE k.code = :control)");
            values.put("control", filter.control());
        }
        if (filter.overdue()) {
            sql.append(" AND ").append(OVERDUE);
        }
        Cell cell = filter.cell();
        if (cell != null) {
            sql.append(" AND s.number = (SELECT max(number) FROM risk_scale) AND ")
                    .append(
                            cell.after()
                                    ? "r.residual_likelihood = :likelihood AND r.residual_impact = :impact"
                                    : "r.likelihood = :likelihood AND r.impact = :impact");
            values.put("likelihood", cell.likelihood());
            values.put("impact", cell.impact());
        }
        return new Condition(sql.toString(), values);
    }

    private static String standing(Standing standing) {
        return switch (standing) {
            case LOW -> "r.present = 1";
            case MEDIUM -> "r.present = 2";
            case HIGH -> "r.present = 3";
            case VERY_HIGH -> "r.present = 4";
            case ABOVE -> "r.present > " + RANK;
            case NOT_ACCEPTED -> "r.present > 0 AND NOT " + ACCEPTED;
            case NOT_ASSESSED -> "r.present = 0";
            case OLDER_SCALE -> "s.number < (SELECT max(number) FROM risk_scale)";
        };
    }

    private static RiskLine line(ResultSet row, int number) throws SQLException {
        String treatment = row.getString("treatment");
        return new RiskLine(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getString("title"),
                row.getString("asset"),
                row.getString("owner_name"),
                row.getString("department_name"),
                row.getObject("scale_number", Integer.class),
                RiskTable.level(row.getString("level")),
                RiskTable.level(row.getString("residual_level")),
                treatment == null ? null : Treatment.valueOf(treatment),
                row.getObject("review_on", LocalDate.class),
                row.getBoolean("open"),
                row.getBoolean("overdue"),
                row.getBoolean("accepted"),
                row.getInt("controls"));
    }
}
