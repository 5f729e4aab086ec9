package org.bylaw.audit.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.TrailPrivacy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Withholds values of rows through the one function of the database that may. */
@Component
class Withholding implements TrailPrivacy {

    private static final int BATCH = 500;

    /** Rows of the person, and rows whose details hold one of the names somewhere. */
    private static final String ABOUT = """
            FROM audit_event e LEFT JOIN audit_leaf l ON l.event_id = e.id
            WHERE (e.actor_id = :person OR e.on_behalf_of = :person
                OR jsonb_path_exists(e.details, '$.** ? (@ == $names[*])', jsonb_build_object('names', to_jsonb(:names))))
            """;

    private final JdbcClient jdbc;

    Withholding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Withheld withhold(UUID personId, Set<String> names, String replacement) {
        int rows = 0;
        long last = 0;
        List<StoredRow> found;
        do {
            found = about(
                            personId,
                            names,
                            "SELECT e.* " + ABOUT
                                    + " AND l.event_id IS NOT NULL AND e.id > :last ORDER BY e.id LIMIT :limit")
                    .param("last", last)
                    .param("limit", BATCH)
                    .query(SealTable::row)
                    .list();
            if (!found.isEmpty()) {
                rows += replace(found, personId, names, replacement);
                last = found.getLast().id();
            }
        } while (found.size() == BATCH);
        int waiting = about(personId, names, "SELECT count(*) " + ABOUT + " AND l.event_id IS NULL")
                .query(Integer.class)
                .single();
        return new Withheld(rows, waiting);
    }

    private StatementSpec about(UUID personId, Set<String> names, String sql) {
        return jdbc.sql(sql).param("person", personId).param("names", names.toArray(String[]::new));
    }

    private int replace(List<StoredRow> rows, UUID personId, Set<String> names, String replacement) {
        List<Long> ids = new ArrayList<>();
        List<String> replacements = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (StoredRow row : rows) {
            ObjectNode instead = Jcs.NODES.objectNode();
            ObjectNode hash = Jcs.NODES.objectNode();
            RowForm.values(row).forEach((key, value) -> {
                JsonNode other = instead(row, key, value, personId, names, replacement);
                if (other != null && !row.withheld().containsKey(key)) {
                    instead.set(key, other);
                    hash.put(key, RowForm.commitment(row, key, value));
                }
            });
            if (!hash.isEmpty()) {
                ids.add(row.id());
                replacements.add(Jcs.write(instead));
                hashes.add(Jcs.write(hash));
            }
        }
        jdbc.sql("""
                        SELECT audit_withhold(event, CAST(replacements AS jsonb), CAST(hashes AS jsonb))
                        FROM unnest(:ids, :replacements, :hashes) AS t (event, replacements, hashes)
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("replacements", replacements.toArray(String[]::new))
                .param("hashes", hashes.toArray(String[]::new))
                .query(row -> {});
        return ids.size();
    }

    /** What is shown in the place of a value; empty where it tells nothing of the person. */
    private static @Nullable JsonNode instead(
            StoredRow row, String key, JsonNode value, UUID personId, Set<String> names, String replacement) {
        if (value.isNull()) {
            return null;
        }
        return switch (key) {
            case "actorName", "address" -> personId.equals(row.actorId()) ? Jcs.NODES.stringNode(replacement) : null;
            case "onBehalfOfName" -> personId.equals(row.onBehalfOf()) ? Jcs.NODES.stringNode(replacement) : null;
            default -> {
                JsonNode copy = without(value, names, replacement);
                yield copy.equals(value) ? null : copy;
            }
        };
    }

    private static JsonNode without(JsonNode value, Set<String> names, String replacement) {
        if (value.isObject()) {
            ObjectNode copy = Jcs.NODES.objectNode();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                copy.set(entry.getKey(), without(entry.getValue(), names, replacement));
            }
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = Jcs.NODES.arrayNode();
            value.forEach(element -> copy.add(without(element, names, replacement)));
            return copy;
        }
        return value.isString() && names.contains(value.stringValue()) ? Jcs.NODES.stringNode(replacement) : value;
    }
}
