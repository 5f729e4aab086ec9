package org.bylaw.control.exchange;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The frameworks with what there is of each. */
@Service
public class FrameworkList {

    private final JdbcClient jdbc;
    private final CurrentPerson currentPerson;

    FrameworkList(JdbcClient jdbc, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.currentPerson = currentPerson;
    }

    /** Whether the current person imports, replaces and removes them. */
    @AllowedToSeeControls
    public boolean mayChange() {
        return currentPerson.has(Role.COMPLIANCE);
    }

    /** Those that are in use before those that another edition replaced. */
    @AllowedToSeeControls
    public List<FrameworkRow> all() {
        return jdbc.sql("""
                        WITH counted AS (
                            SELECT k.framework_id, count(*) FILTER (WHERE NOT k.heading) AS controls,
                                count(DISTINCT t.control_id) AS texts
                            FROM control k LEFT JOIN control_text t ON t.control_id = k.id GROUP BY k.framework_id),
                        mapped AS (
                            SELECT framework_id, count(*) AS mappings FROM (
                                SELECT k.framework_id FROM control_mapping m JOIN control k ON k.id = m.from_id
                                UNION ALL
                                SELECT k.framework_id FROM control_mapping m JOIN control k ON k.id = m.to_id) AS sides
                            GROUP BY framework_id)
                        SELECT f.id, f.key, trim(f.name || ' ' || f.edition) AS name, f.publisher, f.source, f.tailored, f.shipped,
                            coalesce(c.controls, 0) AS controls, coalesce(m.mappings, 0) AS mappings, coalesce(c.texts, 0) AS texts,
                            p.name AS imported_by, f.imported_at, o.key AS replaces,
                            trim(n.name || ' ' || n.edition) AS replaced_by, n.key AS replaced_by_key
                        FROM framework f LEFT JOIN counted c ON c.framework_id = f.id LEFT JOIN mapped m ON m.framework_id = f.id
                        LEFT JOIN person p ON p.id = f.imported_by LEFT JOIN framework o ON o.id = f.replaces_id
                        LEFT JOIN framework n ON n.replaces_id = f.id
                        ORDER BY n.id IS NOT NULL, f.position, f.key
                        """)
                .query((row, number) -> {
                    Timestamp importedAt = row.getTimestamp("imported_at");
                    return new FrameworkRow(
                            row.getObject("id", UUID.class),
                            row.getString("key"),
                            row.getString("name"),
                            row.getString("publisher"),
                            row.getString("source"),
                            row.getBoolean("tailored"),
                            row.getBoolean("shipped"),
                            row.getInt("controls"),
                            row.getInt("mappings"),
                            row.getInt("texts"),
                            row.getString("imported_by"),
                            importedAt == null ? null : importedAt.toInstant(),
                            row.getString("replaces"),
                            row.getString("replaced_by"),
                            row.getString("replaced_by_key"));
                })
                .list();
    }
}
