package org.bylaw.control;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bylaw.control.Framework.Attribute;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The frameworks and their controls, filtered by any combination of attributes. */
@Service
public class Catalogue {

    private static final String LINE = """
            SELECT k.id, k.code, k.ref, k.title, coalesce(h.ref || ' ' || h.title, '') AS heading,
                t.control_id IS NOT NULL AS tailored, t.applicable, t.status, o.name AS owner_name,
                (SELECT count(*) FROM policy_control s JOIN policy_version v ON v.policy_id = s.policy_id
                    WHERE s.control_id = k.id AND v.state = 'PUBLISHED') AS policies,
                (SELECT count(DISTINCT m.other) FROM (
                    SELECT to_id AS other FROM control_mapping WHERE from_id = k.id
                    UNION ALL SELECT from_id FROM control_mapping WHERE to_id = k.id) AS m) AS mapped
            FROM control k LEFT JOIN control h ON h.id = k.parent_id LEFT JOIN tailoring t ON t.control_id = k.id
            LEFT JOIN person o ON o.id = t.owner_id
            WHERE k.framework_id = :framework AND NOT k.heading
            """;

    private final JdbcClient jdbc;

    Catalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @AllowedToSeeControls
    public List<Framework> frameworks() {
        Map<UUID, List<Attribute>> attributes = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT a.framework_id, a.key, a.name, ARRAY(
                            SELECT v.value FROM control_attribute v JOIN control k ON k.id = v.control_id
                            WHERE k.framework_id = a.framework_id AND v.key = a.key
                            GROUP BY v.value ORDER BY min(v.position), v.value) AS values
                        FROM framework_attribute a ORDER BY a.position, a.key
                        """).query(row -> {
            attributes
                    .computeIfAbsent(row.getObject("framework_id", UUID.class), id -> new ArrayList<>())
                    .add(new Attribute(row.getString("key"), row.getString("name"), texts(row, "values")));
        });
        return jdbc.sql("SELECT *, trim(name || ' ' || edition) AS full_name FROM framework ORDER BY position, key")
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

    /** @throws Problem NOT_FOUND where there is no framework of that key */
    @AllowedToSeeControls
    public Framework framework(String key) {
        return frameworks().stream()
                .filter(framework -> framework.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("This framework is not there.")));
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
        jdbc.sql("""
                        SELECT a.control_id, a.key, a.value FROM control_attribute a JOIN control k ON k.id = a.control_id
                        WHERE k.framework_id = :framework ORDER BY a.key, a.position, a.value
                        """).param("framework", framework).query(row -> {
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
