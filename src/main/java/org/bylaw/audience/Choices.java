package org.bylaw.audience;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What there is to choose from in the directory, for each kind of criterion, a page at a time. */
@Service
public class Choices {

    private final JdbcClient jdbc;

    Choices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those whose name contains the text, by name.
     *
     * @param limit at most so many
     */
    @Allowed({Role.HR, Role.COMPLIANCE, Role.POLICY_OWNER})
    public List<Choice> find(CriterionKind kind, String text, int offset, int limit) {
        String pattern = "%" + text.strip().toLowerCase().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return jdbc.sql(
                        "SELECT value, label FROM (" + source(kind)
                                + ") AS known WHERE lower(label) LIKE :pattern ORDER BY label, value OFFSET :offset LIMIT :limit")
                .param("pattern", pattern)
                .param("offset", offset)
                .param("limit", limit)
                .query(Choice.class)
                .list();
    }

    /** What people call these values; one that the directory does not know any more is called by itself. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public List<Choice> named(CriterionKind kind, Collection<String> values) {
        Map<String, Choice> known = jdbc
                .sql("SELECT value, label FROM (" + source(kind) + ") AS known WHERE value = ANY (:values)")
                .param("values", values.toArray(String[]::new))
                .query(Choice.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Choice::value, Function.identity(), (one, same) -> one));
        return values.stream()
                .map(value -> known.getOrDefault(value, new Choice(value, value)))
                .toList();
    }

    private static String source(CriterionKind kind) {
        return switch (kind) {
            case DEPARTMENT -> "SELECT code AS value, name AS label FROM department";
            case LOCATION -> distinct("location");
            case JOB_TITLE -> distinct("job_title");
            case EMPLOYMENT -> distinct("employment");
            case GROUP -> "SELECT DISTINCT path AS value, path AS label FROM person_group";
            case MANAGER -> """
                SELECT p.id::text AS value, p.name AS label FROM person p
                WHERE p.active AND EXISTS (SELECT FROM person r WHERE r.manager_id = p.id AND r.active)
                """;
            case PERSON -> "SELECT id::text AS value, name AS label FROM person WHERE active";
        };
    }

    private static String distinct(String column) {
        return "SELECT DISTINCT %1$s AS value, %1$s AS label FROM person WHERE active AND %1$s IS NOT NULL"
                .formatted(column);
    }
}
