package org.bylaw.control;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.control.ControlFacts.Mapped;
import org.bylaw.control.ControlFacts.Tailoring;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads one control, for whoever works with controls; staff in general are not among them. */
@Service
public class Controls {

    private static final String CONTROL = """
            SELECT k.id, k.code, k.ref, k.title, f.key, trim(f.name || ' ' || f.edition) AS framework_name,
                t.control_id, t.applicable, t.reasons, t.justification, t.owner_id, o.name AS owner_name, t.department_id,
                d.name AS department_name, t.status, t.maturity, t.target_maturity, t.how, t.revision
            FROM control k JOIN framework f ON f.id = k.framework_id LEFT JOIN tailoring t ON t.control_id = k.id
            LEFT JOIN person o ON o.id = t.owner_id LEFT JOIN department d ON d.id = t.department_id
            WHERE NOT k.heading AND
            """;

    private final JdbcClient jdbc;
    private final CurrentPerson currentPerson;

    Controls(JdbcClient jdbc, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.currentPerson = currentPerson;
    }

    /** @throws Problem NOT_FOUND where there is no control of that code */
    @AllowedToSeeControls
    public ControlFacts byCode(String code) {
        return jdbc.sql(CONTROL + " k.code = :code")
                .param("code", code)
                .query((row, number) -> facts(row))
                .optional()
                .orElseThrow(Controls::missing);
    }

    /** @throws Problem NOT_FOUND where there is no control of that id */
    @AllowedToSeeControls
    public ControlFacts byId(UUID id) {
        return control(id);
    }

    ControlFacts control(UUID id) {
        return jdbc.sql(CONTROL + " k.id = :id")
                .param("id", id)
                .query((row, number) -> facts(row))
                .optional()
                .orElseThrow(Controls::missing);
    }

    /** Several that are tailored, without their attributes, in the order of their framework. */
    List<ControlFacts> tailored(UUID... ids) {
        return jdbc.sql(CONTROL + " k.id = ANY (:ids) AND t.control_id IS NOT NULL ORDER BY k.framework_id, k.position")
                .param("ids", ids)
                .query((row, number) -> facts(row, Map.of()))
                .list();
    }

    /** What corresponds to it, read in both directions, framework by framework. */
    @AllowedToSeeControls
    public List<Mapped> mappedTo(ControlFacts control) {
        return jdbc.sql("""
                        SELECT trim(f.name || ' ' || f.edition) AS framework_name, k.code, k.ref, k.title, m.place, s.name,
                            m.relationship, m.outwards
                        FROM (SELECT to_id AS other, place, source, relationship, true AS outwards FROM control_mapping WHERE from_id = :id
                            UNION SELECT from_id, place, source, relationship, false FROM control_mapping WHERE to_id = :id) AS m
                        JOIN control k ON k.id = m.other JOIN framework f ON f.id = k.framework_id
                        JOIN mapping_source s ON s.key = m.source
                        ORDER BY f.position, k.position, m.place
                        """)
                .param("id", control.id())
                .query((row, number) -> mapped(row))
                .list();
    }

    private static Mapped mapped(ResultSet row) throws SQLException {
        MappingRelationship relationship = MappingRelationship.valueOf(row.getString("relationship"));
        return new Mapped(
                row.getString("framework_name"),
                row.getString("code"),
                row.getString("ref"),
                row.getString("title"),
                row.getString("place"),
                row.getString("name"),
                row.getBoolean("outwards") ? relationship : relationship.reversed());
    }

    /** Whether the current person decides whether and how it applies. */
    @AllowedToSeeControls
    public boolean mayTailor(ControlFacts control) {
        return control.tailoring() != null && currentPerson.has(Role.COMPLIANCE);
    }

    /** Whether the current person says how it is done and how far it is: compliance, and who answers for it. */
    @AllowedToSeeControls
    public boolean mayDescribe(ControlFacts control) {
        Tailoring tailoring = control.tailoring();
        return tailoring != null
                && (currentPerson.has(Role.COMPLIANCE)
                        || currentPerson.has(Role.CONTROL_OWNER)
                                && currentPerson.requireId().equals(tailoring.ownerId()));
    }

    static Problem missing() {
        return Problem.notFound(say("This control is not there. The address may be incomplete."));
    }

    private ControlFacts facts(ResultSet row) throws SQLException {
        return facts(row, attributes(row.getObject("id", UUID.class)));
    }

    private static ControlFacts facts(ResultSet row, Map<String, List<String>> attributes) throws SQLException {
        return new ControlFacts(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("ref"),
                row.getString("title"),
                row.getString("key"),
                row.getString("framework_name"),
                attributes,
                row.getObject("control_id") == null ? null : tailoring(row));
    }

    private Map<String, List<String>> attributes(UUID id) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT f.name, a.value FROM control_attribute a JOIN control k ON k.id = a.control_id
                        JOIN framework_attribute f ON f.framework_id = k.framework_id AND f.key = a.key
                        WHERE a.control_id = :id ORDER BY f.position, a.position, a.value
                        """).param("id", id).query(row -> {
            attributes
                    .computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
                    .add(row.getString("value"));
        });
        return attributes;
    }

    private static Tailoring tailoring(ResultSet row) throws SQLException {
        return new Tailoring(
                row.getObject("applicable", Boolean.class),
                reasons((String[]) row.getArray("reasons").getArray()),
                row.getString("justification"),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getObject("department_id", UUID.class),
                row.getString("department_name"),
                ImplementationStatus.valueOf(row.getString("status")),
                whole(row, "maturity"),
                whole(row, "target_maturity"),
                row.getString("how"),
                row.getInt("revision"));
    }

    private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    private static Set<Reason> reasons(String[] names) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        Arrays.stream(names).map(Reason::valueOf).forEach(reasons::add);
        return reasons;
    }
}
