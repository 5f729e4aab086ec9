package org.bylaw.control;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bylaw.control.Framework.Attribute;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The frameworks and their controls, filtered by any combination of attributes. */
@Service
public class Catalogue {

    // What is sought by key for each control of one framework is fenced (OFFSET 0): the planner would read what all
    // frameworks have instead.
    private static final String LINE = """
            SELECT k.id, k.code, k.ref, k.title,
                coalesce((SELECT h.ref || ' ' || h.title FROM control h WHERE h.id = k.parent_id), '') AS heading,
                t.control_id IS NOT NULL AS tailored, t.applicable, t.status, o.name AS owner_name,
                (SELECT count(*) FROM policy_control s JOIN policy_version v ON v.policy_id = s.policy_id
                    WHERE s.control_id = k.id AND v.state = 'PUBLISHED') AS policies,
                (SELECT count(*) FROM (
                    SELECT to_id FROM control_mapping WHERE from_id = k.id
                    UNION SELECT from_id FROM control_mapping WHERE to_id = k.id) AS m) AS mapped
            FROM control k LEFT JOIN LATERAL (SELECT * FROM tailoring t WHERE t.control_id = k.id OFFSET 0) t ON true
            LEFT JOIN person o ON o.id = t.owner_id
            WHERE k.framework_id = :framework AND NOT k.heading
            """;

    /** What the controls of a framework have of each attribute. */
    private static final String ATTRIBUTE = """
            FROM control k
            CROSS JOIN LATERAL (SELECT * FROM control_attribute a WHERE a.control_id = k.id OFFSET 0) a
            """;

    private final JdbcClient jdbc;

    Catalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All frameworks with whatever their controls are told apart by; who needs names only asks {@link #names}. */
    @AllowedToSeeControls
    public List<Framework> frameworks() {
        return frameworks(null);
    }

    /** The key of each framework, for addresses, and what it is called. */
    @AllowedToSeeControls
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("SELECT key, trim(name || ' ' || edition) AS name FROM framework ORDER BY position, key")
                .query(row -> {
                    names.put(row.getString("key"), row.getString("name"));
                });
        return names;
    }

    /** @throws Problem NOT_FOUND where there is no framework of that key */
    @AllowedToSeeControls
    public Framework framework(String key) {
        return frameworks(key).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("This framework is not there.")));
    }

    private List<Framework> frameworks(@Nullable String key) {
        Map<UUID, List<Attribute>> attributes = new LinkedHashMap<>();
        jdbc.sql("""
                        WITH v AS MATERIALIZED (
                            SELECT k.framework_id, a.key, a.value, min(a.position) AS position %s
                            JOIN framework f ON f.id = k.framework_id WHERE f.key = coalesce(:key, f.key)
                            GROUP BY k.framework_id, a.key, a.value)
                        SELECT t.framework_id, t.key, t.name,
                            coalesce(array_agg(v.value ORDER BY v.position, v.value) FILTER (WHERE v.value IS NOT NULL), '{}')
                                AS values
                        FROM framework f JOIN framework_attribute t ON t.framework_id = f.id
                        LEFT JOIN v ON v.framework_id = t.framework_id AND v.key = t.key
                        WHERE f.key = coalesce(:key, f.key)
                        GROUP BY t.framework_id, t.key ORDER BY t.position, t.key
                        """.formatted(ATTRIBUTE)).param("key", key, Types.VARCHAR).query(row -> {
            attributes
                    .computeIfAbsent(row.getObject("framework_id", UUID.class), id -> new ArrayList<>())
                    .add(new Attribute(row.getString("key"), row.getString("name"), texts(row, "values")));
        });
        return jdbc.sql("""
                        SELECT *, trim(name || ' ' || edition) AS full_name FROM framework
                        WHERE key = coalesce(:key, key) ORDER BY position, key
                        """)
                .param("key", key, Types.VARCHAR)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Framework(
                            id,
                            row.getString("key"),
                            row.getString("full_name"),
                            row.getString("publisher"),
                            row.getString("source"),
                            row.getBoolean("tailored"),
                            attributes.getOrDefault(id, List.of()));
                })
                .list();
    }

    /** The controls of a framework in its order, those that fit the filter. */
    @AllowedToSeeControls
    public List<ControlLine> lines(Framework framework, CatalogueFilter filter) {
        StringBuilder sql = new StringBuilder(LINE);
        Map<String, Object> values = new TreeMap<>();
        values.put("framework", framework.id());
        if (!filter.text().isBlank()) {
            sql.append(" AND position(lower(:text) IN lower(k.ref || ' ' || k.title)) > 0");
            values.put("text", filter.text().strip());
        }
        if (filter.decision() != null) {
            sql.append(" AND (").append(filter.decision().condition()).append(")");
        }
        filter.values().forEach((key, wanted) -> {
            int place = values.size();
            sql.append("""
                     AND EXISTS (SELECT FROM control_attribute a
                        WHERE a.control_id = k.id AND a.key = :key%1$d AND a.value = ANY (:values%1$d))
                    """.formatted(place));
            values.put("key" + place, key);
            values.put("values" + place, wanted.toArray(String[]::new));
        });
        Map<UUID, Map<String, List<String>>> attributes = attributes(framework.id());
        return jdbc.sql(sql + " ORDER BY k.position")
                .params(values)
                .query((row, number) -> line(row, attributes))
                .list();
    }

    private Map<UUID, Map<String, List<String>>> attributes(UUID framework) {
        Map<UUID, Map<String, List<String>>> attributes = new LinkedHashMap<>();
        jdbc.sql("SELECT a.control_id, a.key, a.value " + ATTRIBUTE
                        + " WHERE k.framework_id = :framework ORDER BY a.key, a.position, a.value")
                .param("framework", framework)
                .query(row -> {
                    attributes
                            .computeIfAbsent(row.getObject("control_id", UUID.class), id -> new LinkedHashMap<>())
                            .computeIfAbsent(row.getString("key"), key -> new ArrayList<>())
                            .add(row.getString("value"));
                });
        return attributes;
    }

    private static ControlLine line(ResultSet row, Map<UUID, Map<String, List<String>>> attributes)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String status = row.getString("status");
        return new ControlLine(
                id,
                row.getString("code"),
                row.getString("ref"),
                row.getString("title"),
                row.getString("heading"),
                row.getBoolean("tailored"),
                row.getObject("applicable", Boolean.class),
                status == null ? null : ImplementationStatus.valueOf(status),
                row.getString("owner_name"),
                row.getInt("policies"),
                row.getInt("mapped"),
                attributes.getOrDefault(id, Map.of()));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
