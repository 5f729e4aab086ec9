package org.bylaw.control.exchange;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.Act;
import org.bylaw.control.ControlTailored;
import org.bylaw.shared.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries decisions from an edition to the one that takes its place, as sets. Where one control takes up several: it applies
 * if any of them does, and does not if all do not; texts are joined under their old numbers; owner and department are those
 * of the first that has one; status and maturity are the lowest of those that apply, the target is the highest. Where one
 * was split, each part gets all of it. New controls stay undecided. The old edition keeps what it has.
 */
@Component
class CarryOver {

    private static final String TAILORING = """
            WITH former AS (
                SELECT s.new_id, k.position, t.*, count(*) OVER (PARTITION BY s.new_id) AS several, k.ref,
                    array_position(ARRAY['NOT_STARTED', 'PLANNED', 'PARTLY_IMPLEMENTED', 'IMPLEMENTED'], t.status) AS stage
                FROM control_succession s JOIN control c ON c.id = s.new_id AND c.framework_id = :framework
                JOIN control k ON k.id = s.old_id JOIN tailoring t ON t.control_id = s.old_id),
            merged AS (
                SELECT f.new_id,
                    CASE WHEN bool_or(f.applicable) THEN true
                        WHEN count(f.applicable) = count(*) THEN false END AS applicable,
                    ARRAY(SELECT DISTINCT r FROM former o, unnest(o.reasons) AS r WHERE o.new_id = f.new_id ORDER BY r) AS reasons,
                    coalesce(string_agg(CASE WHEN f.several > 1 THEN f.ref || ': ' ELSE '' END || f.justification, E'\\n'
                        ORDER BY f.position) FILTER (WHERE f.justification ~ '\\S'), '') AS justification,
                    (array_agg(f.owner_id ORDER BY f.position) FILTER (WHERE f.owner_id IS NOT NULL))[1] AS owner_id,
                    (array_agg(f.department_id ORDER BY f.position) FILTER (WHERE f.department_id IS NOT NULL))[1] AS department_id,
                    coalesce(min(f.stage) FILTER (WHERE f.applicable IS NOT FALSE), min(f.stage)) AS stage,
                    coalesce(min(f.maturity) FILTER (WHERE f.applicable IS NOT FALSE), min(f.maturity)) AS maturity,
                    coalesce(max(f.target_maturity) FILTER (WHERE f.applicable IS NOT FALSE), max(f.target_maturity)) AS target,
                    coalesce(string_agg(CASE WHEN f.several > 1 THEN '**' || f.ref || '**' || E'\\n\\n' ELSE '' END || f.how,
                        E'\\n\\n' ORDER BY f.position) FILTER (WHERE f.how ~ '\\S'), '') AS how
                FROM former f GROUP BY f.new_id
                HAVING bool_or(f.revision > 0 OR f.applicable IS NOT NULL OR f.owner_id IS NOT NULL OR f.how <> ''))
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CarryOver(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** How many of an edition's controls somebody has decided on or described. */
    int decided(UUID framework) {
        return jdbc.sql("""
                        SELECT count(*) FROM tailoring t JOIN control k ON k.id = t.control_id
                        WHERE k.framework_id = :framework
                            AND (t.revision > 0 OR t.applicable IS NOT NULL OR t.owner_id IS NOT NULL OR t.how <> '')
                        """).param("framework", framework).query(Integer.class).single();
    }

    /**
     * Carries everything over to a framework whose succession is stored.
     *
     * @return for the trail: what was carried to each control
     */
    List<Act> to(UUID framework, UUID by, OffsetDateTime at) {
        List<Act> acts = tailoring(framework, by, at);
        policies(framework);
        mappings(framework);
        return acts;
    }

    /** Tells how the controls of a framework are tailored now, so that their reviews plan themselves. */
    void tell(UUID framework) {
        jdbc.sql("""
                        SELECT t.control_id, t.applicable, t.owner_id FROM tailoring t JOIN control k ON k.id = t.control_id
                        WHERE k.framework_id = :framework AND t.applicable IS NOT NULL ORDER BY k.position
                        """)
                .param("framework", framework)
                .query((row, number) -> new ControlTailored(
                        row.getObject("control_id", UUID.class),
                        row.getBoolean("applicable"),
                        row.getObject("owner_id", UUID.class)))
                .list()
                .forEach(events::publishEvent);
    }

    private List<Act> tailoring(UUID framework, UUID by, OffsetDateTime at) {
        return jdbc.sql(TAILORING + """
                        , carried AS (
                            UPDATE tailoring t SET applicable = m.applicable, reasons = m.reasons,
                                justification = CASE WHEN length(m.justification) > 4000
                                    THEN left(m.justification, 3999) || '…' ELSE m.justification END,
                                owner_id = m.owner_id, department_id = m.department_id,
                                status = (ARRAY['NOT_STARTED', 'PLANNED', 'PARTLY_IMPLEMENTED', 'IMPLEMENTED'])[m.stage],
                                maturity = m.maturity, target_maturity = m.target,
                                how = CASE WHEN length(m.how) > 20000 THEN left(m.how, 19999) || '…' ELSE m.how END,
                                changed_by = :by, changed_at = :at, revision = t.revision + 1
                            FROM merged m WHERE t.control_id = m.new_id RETURNING t.control_id)
                        SELECT k.id, k.code, string_agg(f.ref, ', ' ORDER BY f.position) AS before
                        FROM carried c JOIN control k ON k.id = c.control_id JOIN former f ON f.new_id = k.id
                        GROUP BY k.id ORDER BY k.position
                        """)
                .param("framework", framework)
                .param("by", by)
                .param("at", at)
                .query((row, number) -> {
                    SubjectRef control = SubjectRef.control(row.getObject("id", UUID.class));
                    return new Act(
                            "ControlCarriedOver",
                            control,
                            control,
                            Map.of("code", row.getString("code"), "before", row.getString("before")));
                })
                .list();
    }

    private void policies(UUID framework) {
        jdbc.sql("""
                        INSERT INTO policy_control (policy_id, control_id)
                        SELECT DISTINCT p.policy_id, s.new_id FROM control_succession s
                        JOIN control k ON k.id = s.new_id AND k.framework_id = :framework
                        JOIN policy_control p ON p.control_id = s.old_id
                        ON CONFLICT DO NOTHING
                        """).param("framework", framework).update();
    }

    private void mappings(UUID framework) {
        jdbc.sql("""
                        INSERT INTO control_mapping (from_id, to_id, source, place, relationship)
                        SELECT s.new_id, m.to_id, m.source, m.place, m.relationship FROM control_succession s
                        JOIN control k ON k.id = s.new_id AND k.framework_id = :framework
                        JOIN control_mapping m ON m.from_id = s.old_id
                        WHERE m.to_id <> s.new_id
                        UNION SELECT m.from_id, s.new_id, m.source, m.place, m.relationship FROM control_succession s
                        JOIN control k ON k.id = s.new_id AND k.framework_id = :framework
                        JOIN control_mapping m ON m.to_id = s.old_id
                        WHERE m.from_id <> s.new_id
                        ON CONFLICT DO NOTHING
                        """).param("framework", framework).update();
    }
}
