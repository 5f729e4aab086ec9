package org.bylaw.score;

import static org.bylaw.shared.Say.say;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.score.ControlScore.LastReview;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads how the organisation stands: by framework, by its parts, by control, and over time. Always from the present state. */
@Service
public class Scores {

    /** How lists of controls are sorted. */
    public enum Order {
        /** What gains most first. */
        TO_GAIN("n.gained < n.possible", "n.possible - n.gained DESC, n.possible DESC"),
        /** As the framework has them. */
        CATALOGUE("true", "n.place");

        private final String wanted;
        private final String sql;

        Order(String wanted, String sql) {
            this.wanted = wanted;
            this.sql = sql;
        }
    }

    private static final int BEFORE_DAYS = 30;

    // Fenced (OFFSET 0), here and below, where few are sought by key: the planner would go through what all frameworks
    // have.
    private static final String CONTROL = """
            SELECT s.control_id, s.code, s.ref, s.title, o.name AS owner_name, s.nature, s.points, s.weight, s.possible,
                s.status, s.implementation_share, s.review_share, s.review_id, s.review_number, s.result, s.reviewed_at,
                s.gained
            FROM %s s LEFT JOIN person o ON o.id = s.owner_id
            """;

    /** The parts of a framework with all that they belong to, and which applicable controls correspond to any of these. */
    private static final String PARTS = """
            WITH RECURSIVE part (id, ancestor) AS (
                SELECT id, id FROM control WHERE framework_id = :framework AND NOT heading
                UNION ALL
                SELECT p.id, c.parent_id FROM part p JOIN control c ON c.id = p.ancestor
                WHERE c.framework_id = :framework AND c.parent_id IS NOT NULL
            ), pair AS (
                SELECT k.id AS part_of, m.control_id FROM control k CROSS JOIN LATERAL (
                    SELECT m.from_id AS control_id FROM control_mapping m WHERE m.to_id = k.id
                    UNION SELECT m.to_id FROM control_mapping m WHERE m.from_id = k.id OFFSET 0) m
                WHERE k.framework_id = :framework
            ), met AS (
                SELECT DISTINCT p.id, n.control_id, n.gained, n.possible
                FROM part p JOIN pair ON pair.part_of = p.ancestor
                    JOIN score_standing_control n ON n.framework_id = :framework AND n.control_id = pair.control_id
            )
            """;

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    Scores(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /** All frameworks in their newest edition, those first whose controls are tailored here. */
    @AllowedToSeeControls
    public List<FrameworkScore> frameworks() {
        standings.bringUpToDate();
        return jdbc.sql("""
                        SELECT f.id, f.key, trim(f.name || ' ' || f.edition) AS name, f.tailored,
                            coalesce(n.gained, 0) AS gained, coalesce(n.possible, 0) AS possible,
                            coalesce(n.controls, 0) AS controls, coalesce(n.complete, 0) AS complete,
                            coalesce(n.parts, 0) AS parts, coalesce(n.met, 0) AS met, d.gained AS gained_before,
                            d.possible AS possible_before
                        FROM framework f LEFT JOIN score_standing n ON n.framework_id = f.id
                        LEFT JOIN score_day d ON d.framework_id = f.id AND d.day = :before
                        WHERE NOT EXISTS (SELECT FROM framework newer WHERE newer.replaces_id = f.id)
                        ORDER BY f.tailored DESC, f.position
                        """)
                .param("before", LocalDate.now(clock).minusDays(BEFORE_DAYS))
                .query((row, number) -> framework(row))
                .list();
    }

    private static FrameworkScore framework(ResultSet row) throws SQLException {
        BigDecimal before = row.getBigDecimal("gained_before");
        return new FrameworkScore(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("name"),
                row.getBoolean("tailored"),
                row.getBigDecimal("gained"),
                row.getBigDecimal("possible"),
                row.getInt("controls"),
                row.getInt("complete"),
                row.getInt("parts"),
                row.getInt("met"),
                before == null ? null : FrameworkScore.percent(before, row.getBigDecimal("possible_before")));
    }

    /** The controls that count for a framework. */
    @AllowedToSeeControls
    public List<ControlScore> controls(FrameworkScore framework, Order order, int offset, int limit) {
        standings.bringUpToDate();
        return jdbc.sql("""
                        WITH n AS (SELECT * FROM score_standing_control n WHERE n.framework_id = :framework AND %s
                            ORDER BY %s, n.control_id OFFSET :offset LIMIT :limit)
                        """.formatted(order.wanted, order.sql)
                        + CONTROL.formatted("""
                                n CROSS JOIN LATERAL (
                                    SELECT * FROM control_score c WHERE c.control_id = n.control_id OFFSET 0)
                                """)
                        + " ORDER BY " + order.sql + ", n.control_id")
                .param("framework", framework.id())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> control(row))
                .list();
    }

    /** The points of one control; empty where it is not applicable, or not decided yet. */
    @AllowedToSeeControls
    public Optional<ControlScore> of(UUID controlId) {
        return jdbc.sql(CONTROL.formatted("control_score") + " WHERE s.control_id = :id")
                .param("id", controlId)
                .query((row, number) -> control(row))
                .optional();
    }

    /** The frameworks that a control counts for, its own first. */
    @AllowedToSeeControls
    public List<String> countsFor(UUID controlId) {
        return jdbc.sql("""
                        SELECT trim(f.name || ' ' || f.edition) FROM framework_control fc
                        JOIN framework f ON f.id = fc.framework_id
                        WHERE fc.control_id = :id ORDER BY f.tailored DESC, f.position
                        """).param("id", controlId).query(String.class).list();
    }

    /** How far each part of a framework is met. */
    @AllowedToSeeControls
    public List<PartScore> parts(FrameworkScore framework) {
        standings.bringUpToDate();
        return jdbc.sql(PARTS + """
                        SELECT k.code, k.ref, k.title, (
                                SELECT coalesce(nullif(h.title, ''), h.ref) FROM control h WHERE h.id = k.parent_id) AS heading, count(m.control_id) AS controls,
                            coalesce(sum(m.gained), 0) AS gained, coalesce(sum(m.possible), 0) AS possible
                        FROM control k LEFT JOIN met m ON m.id = k.id
                        WHERE k.framework_id = :framework AND NOT k.heading
                        GROUP BY k.id ORDER BY k.position
                        """)
                .param("framework", framework.id())
                .query((row, number) -> new PartScore(
                        row.getString("code"),
                        row.getString("ref"),
                        row.getString("title"),
                        row.getString("heading"),
                        row.getInt("controls"),
                        row.getBigDecimal("gained"),
                        row.getBigDecimal("possible")))
                .list();
    }

    /** A framework at the end of a day. */
    public record DayScore(UUID frameworkId, LocalDate day, int percent) {}

    /**
     * How the frameworks stood on the days since, oldest first; today is not among them.
     *
     * @param points that many days at most, today included: of more each so-manieth back from today
     */
    @AllowedToSeeControls
    public List<DayScore> course(LocalDate since, int points) {
        return jdbc.sql("""
                        WITH known AS (
                            SELECT day, row_number() OVER (ORDER BY day DESC) AS ago, count(*) OVER () + 1 AS days
                            FROM (SELECT DISTINCT day FROM score_day WHERE day >= :since AND day < :today) AS d)
                        SELECT s.framework_id, s.day, s.gained, s.possible FROM known k JOIN score_day s ON s.day = k.day
                        WHERE k.ago % ((k.days + :points - 1) / :points) = 0 ORDER BY s.day
                        """)
                .param("points", points)
                .param("since", since)
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new DayScore(
                        row.getObject("framework_id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        FrameworkScore.percent(row.getBigDecimal("gained"), row.getBigDecimal("possible"))))
                .list();
    }

    /** @throws Problem NOT_FOUND where there is no framework of that key */
    @AllowedToSeeControls
    public FrameworkScore framework(String key) {
        return frameworks().stream()
                .filter(framework -> framework.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("There is no such framework. The address may be incomplete.")));
    }

    private static ControlScore control(ResultSet row) throws SQLException {
        UUID review = row.getObject("review_id", UUID.class);
        return new ControlScore(
                row.getObject("control_id", UUID.class),
                row.getString("code"),
                row.getString("ref"),
                row.getString("title"),
                row.getString("owner_name"),
                Nature.valueOf(row.getString("nature")),
                row.getInt("points"),
                row.getBigDecimal("weight"),
                row.getBigDecimal("possible"),
                ImplementationStatus.valueOf(row.getString("status")),
                row.getInt("implementation_share"),
                row.getInt("review_share"),
                review == null
                        ? null
                        : new LastReview(
                                review,
                                row.getInt("review_number"),
                                ReviewResult.valueOf(row.getString("result")),
                                row.getTimestamp("reviewed_at").toInstant()),
                row.getBigDecimal("gained"));
    }
}
