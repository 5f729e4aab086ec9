package org.bylaw.risk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bylaw.risk.Scale.Axis;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Moves risks from an older scale to the one in use, by what each step became: one statement for however many there are. */
@Repository
class ScaleCarryOver {

    private static final String CARRY = """
            WITH likelihood AS (SELECT * FROM unnest(:likelihoodFrom, :likelihoodTo) AS m (from_step, step)),
                impact AS (SELECT * FROM unnest(:impactFrom, :impactTo) AS m (from_step, step)),
                before AS (
                    SELECT * FROM risk WHERE scale_id = :from AND state = 'OPEN' AND %s ORDER BY id FOR UPDATE),
                after AS (
                    SELECT b.id, l.step AS likelihood, i.step AS impact, c.level, rl.step AS residual_likelihood,
                        ri.step AS residual_impact, rc.level AS residual_level
                    FROM before b JOIN likelihood l ON l.from_step = b.likelihood JOIN impact i ON i.from_step = b.impact
                    JOIN risk_cell c ON c.scale_id = :to AND c.likelihood = l.step AND c.impact = i.step
                    LEFT JOIN likelihood rl ON rl.from_step = b.residual_likelihood
                    LEFT JOIN impact ri ON ri.from_step = b.residual_impact
                    LEFT JOIN risk_cell rc ON rc.scale_id = :to AND rc.likelihood = rl.step AND rc.impact = ri.step)
            UPDATE risk r SET scale_id = :to, likelihood = a.likelihood, impact = a.impact, level = a.level,
                residual_likelihood = a.residual_likelihood, residual_impact = a.residual_impact,
                residual_level = a.residual_level, revision = r.revision + 1
            FROM before b JOIN after a ON a.id = b.id WHERE r.id = a.id
            RETURNING r.id, r.reference, b.likelihood AS likelihood_before, b.impact AS impact_before,
                b.level AS level_before, b.residual_level AS residual_before, r.likelihood, r.impact, r.level, r.residual_level
            """;

    private final JdbcClient jdbc;

    ScaleCarryOver(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A risk that was carried over, in words for the record. */
    record Carried(UUID id, String reference, Map<String, String> before, Map<String, String> after) {}

    /** How many open risks stand on an older scale. */
    int waiting() {
        return jdbc.sql("""
                        SELECT count(*) FROM risk r JOIN risk_scale s ON s.id = r.scale_id
                        WHERE r.state = 'OPEN' AND s.number < (SELECT max(number) FROM risk_scale)
                        """).query(Integer.class).single();
    }

    /** @param riskId one alone; empty for all */
    List<Carried> carry(Scale from, Scale to, @Nullable UUID riskId) {
        Map<Integer, Integer> likelihoods = steps(from, to, Axis.LIKELIHOOD);
        Map<Integer, Integer> impacts = steps(from, to, Axis.IMPACT);
        return jdbc.sql(CARRY.formatted(riskId == null ? "true" : "id = :id"))
                .param("likelihoodFrom", likelihoods.keySet().toArray(Integer[]::new))
                .param("likelihoodTo", likelihoods.values().toArray(Integer[]::new))
                .param("impactFrom", impacts.keySet().toArray(Integer[]::new))
                .param("impactTo", impacts.values().toArray(Integer[]::new))
                .param("from", from.id())
                .param("to", to.id())
                .param("id", riskId)
                .query((row, number) -> new Carried(
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        words(
                                from,
                                row.getInt("likelihood_before"),
                                row.getInt("impact_before"),
                                row.getString("level_before"),
                                row.getString("residual_before")),
                        words(
                                to,
                                row.getInt("likelihood"),
                                row.getInt("impact"),
                                row.getString("level"),
                                row.getString("residual_level"))))
                .list();
    }

    private static Map<String, String> words(
            Scale scale, int likelihood, int impact, String level, @Nullable String residual) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("scale", String.valueOf(scale.number()));
        words.put("likelihood", scale.likelihood(likelihood).english());
        words.put("impact", scale.impact(impact).english());
        words.put("level", RiskLevel.valueOf(level).word());
        words.put(
                "residualLevel",
                residual == null ? "" : RiskLevel.valueOf(residual).word());
        return words;
    }

    /** What each step is now, over all scales between. */
    private Map<Integer, Integer> steps(Scale from, Scale to, Axis axis) {
        Map<Integer, Integer> steps = new TreeMap<>();
        from.steps(axis).forEach(step -> steps.put(step.step(), step.step()));
        record Link(int number, int fromStep, int step) {}
        Map<Integer, Map<Integer, Integer>> links = new TreeMap<>();
        jdbc.sql("""
                        SELECT s.number, c.from_step, c.step
                        FROM risk_scale s JOIN risk_step_carried c ON c.scale_id = s.id AND c.axis = :axis
                        WHERE s.number > :from AND s.number <= :to
                        """)
                .param("axis", axis.name())
                .param("from", from.number())
                .param("to", to.number())
                .query(Link.class)
                .list()
                .forEach(link -> links.computeIfAbsent(link.number(), number -> new TreeMap<>())
                        .put(link.fromStep(), link.step()));
        links.values().forEach(next -> steps.replaceAll((first, step) -> next.getOrDefault(step, step)));
        return steps;
    }
}
