package org.bylaw.risk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.risk.Scale.Axis;
import org.bylaw.risk.Scale.Step;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the scales and writes new ones; none is ever changed. */
@Repository
class ScaleTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    ScaleTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Scale current() {
        return scales("WHERE s.number = (SELECT max(number) FROM risk_scale)", Map.of())
                .getFirst();
    }

    Scale scale(UUID id) {
        return scales("WHERE s.id = :id", Map.of("id", id)).getFirst();
    }

    /** The newest first. */
    List<Scale> all() {
        return scales("", Map.of());
    }

    private List<Scale> scales(String condition, Map<String, ?> values) {
        Map<UUID, Map<Axis, List<Step>>> steps = steps();
        Map<UUID, List<List<RiskLevel>>> levels = levels();
        return jdbc.sql("""
                        SELECT s.*, p.name AS made_by_name FROM risk_scale s LEFT JOIN person p ON p.id = s.made_by
                        %s ORDER BY s.number DESC
                        """.formatted(condition))
                .params(values)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    Timestamp made = row.getTimestamp("made_at");
                    return new Scale(
                            id,
                            row.getInt("number"),
                            steps.getOrDefault(id, Map.of()).getOrDefault(Axis.LIKELIHOOD, List.of()),
                            steps.getOrDefault(id, Map.of()).getOrDefault(Axis.IMPACT, List.of()),
                            levels.getOrDefault(id, List.of()),
                            RiskLevel.valueOf(row.getString("acceptable")),
                            row.getString("made_by_name"),
                            made == null ? null : made.toInstant());
                })
                .list();
    }

    private Map<UUID, Map<Axis, List<Step>>> steps() {
        record Row(UUID scale, Axis axis, Step step) {}
        return jdbc
                .sql("SELECT * FROM risk_step ORDER BY scale_id, axis, step")
                .query((row, number) -> new Row(
                        row.getObject("scale_id", UUID.class),
                        Axis.valueOf(row.getString("axis")),
                        new Step(row.getInt("step"), row.getString("name"), row.getString("description"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::scale,
                        Collectors.groupingBy(Row::axis, Collectors.mapping(Row::step, Collectors.toList()))));
    }

    private Map<UUID, List<List<RiskLevel>>> levels() {
        record Row(UUID scale, List<RiskLevel> levels) {}
        return jdbc
                .sql("""
                        SELECT scale_id, array_agg(level ORDER BY impact) AS levels FROM risk_cell
                        GROUP BY scale_id, likelihood ORDER BY scale_id, likelihood
                        """)
                .query((row, number) -> new Row(
                        row.getObject("scale_id", UUID.class),
                        Arrays.stream((String[]) row.getArray("levels").getArray())
                                .map(RiskLevel::valueOf)
                                .toList()))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::scale, Collectors.mapping(Row::levels, Collectors.toList())));
    }

    /** One after the other: of two who set a scale at once, the second sees what the first did. */
    void alone() {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('risk scale', 0))) AS queued")
                .query(Integer.class)
                .single();
    }

    /** What is assessed now waits for a scale that is being set, and the other way round. */
    void together() {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock_shared(hashtextextended('risk scale', 0))) AS queued")
                .query(Integer.class)
                .single();
    }

    UUID insert(int number, ScaleDraft draft, UUID madeBy) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO risk_scale (id, number, acceptable, made_by, made_at)
                        VALUES (:id, :number, :acceptable, :by, :now)
                        """)
                .param("id", id)
                .param("number", number)
                .param("acceptable", draft.acceptable().name())
                .param("by", madeBy)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        steps(id, Axis.LIKELIHOOD, draft.likelihoods());
        steps(id, Axis.IMPACT, draft.impacts());
        cells(id, draft.levels());
        carried(id, Axis.LIKELIHOOD, draft.likelihoodsCarried());
        carried(id, Axis.IMPACT, draft.impactsCarried());
        return id;
    }

    private void steps(UUID scale, Axis axis, List<Step> steps) {
        jdbc.sql("""
                        INSERT INTO risk_step (scale_id, axis, step, name, description)
                        SELECT :scale, :axis, s.* FROM unnest(:steps, :names, :descriptions) AS s
                        """)
                .param("scale", scale)
                .param("axis", axis.name())
                .param("steps", steps.stream().map(Step::step).toArray(Integer[]::new))
                .param("names", steps.stream().map(step -> step.name().strip()).toArray(String[]::new))
                .param(
                        "descriptions",
                        steps.stream().map(step -> step.description().strip()).toArray(String[]::new))
                .update();
    }

    private void cells(UUID scale, List<List<RiskLevel>> levels) {
        List<Integer> likelihoods = new ArrayList<>();
        List<Integer> impacts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int likelihood = 1; likelihood <= levels.size(); likelihood++) {
            List<RiskLevel> row = levels.get(likelihood - 1);
            for (int impact = 1; impact <= row.size(); impact++) {
                likelihoods.add(likelihood);
                impacts.add(impact);
                names.add(row.get(impact - 1).name());
            }
        }
        jdbc.sql("""
                        INSERT INTO risk_cell (scale_id, likelihood, impact, level)
                        SELECT :scale, c.* FROM unnest(:likelihoods, :impacts, :levels) AS c
                        """)
                .param("scale", scale)
                .param("likelihoods", likelihoods.toArray(Integer[]::new))
                .param("impacts", impacts.toArray(Integer[]::new))
                .param("levels", names.toArray(String[]::new))
                .update();
    }

    private void carried(UUID scale, Axis axis, Map<Integer, Integer> steps) {
        List<Integer> from = List.copyOf(steps.keySet());
        jdbc.sql("""
                        INSERT INTO risk_step_carried (scale_id, axis, from_step, step)
                        SELECT :scale, :axis, c.* FROM unnest(:from, :to) AS c
                        """)
                .param("scale", scale)
                .param("axis", axis.name())
                .param("from", from.toArray(Integer[]::new))
                .param("to", from.stream().map(steps::get).toArray(Integer[]::new))
                .update();
    }
}
