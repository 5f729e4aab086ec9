package org.bylaw.audience;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An audience as a condition on {@code person p}, for statements that ask a crowd at once.
 *
 * @param sql true for those who are meant; never empty, and safe to put into parentheses
 * @param params its named parameters, each beginning with {@code audience}
 */
public record PeopleCondition(String sql, Map<String, Object> params) {

    public PeopleCondition {
        params = Map.copyOf(params);
    }

    /** Those who work here now and whom the rule means. */
    public static PeopleCondition of(AudienceRule rule) {
        Writer writer = new Writer();
        StringBuilder sql = new StringBuilder("p.active");
        if (!rule.include().isEmpty()) {
            sql.append(" AND (").append(writer.anyOf(rule.include())).append(")");
        }
        if (!rule.exclude().isEmpty()) {
            // A person without a location is at none, so a criterion that is not known does not exclude.
            sql.append(" AND (").append(writer.anyOf(rule.exclude())).append(") IS NOT TRUE");
        }
        return new PeopleCondition(sql.toString(), writer.params);
    }

    /** Numbers the parameters while it writes. */
    private static final class Writer {

        private final Map<String, Object> params = new HashMap<>();

        String anyOf(List<Clause> clauses) {
            return String.join(" OR ", clauses.stream().map(this::allOf).toList());
        }

        private String allOf(Clause clause) {
            return "("
                    + String.join(
                            " AND ", clause.criteria().stream().map(this::one).toList()) + ")";
        }

        private String one(Criterion criterion) {
            return switch (criterion.kind()) {
                case DEPARTMENT ->
                    "p.department_id IN (SELECT id FROM department WHERE lineage && CAST(" + texts(criterion.values())
                            + " AS text[]))";
                case LOCATION -> "p.location = ANY (" + texts(criterion.values()) + ")";
                case JOB_TITLE -> "p.job_title = ANY (" + texts(criterion.values()) + ")";
                case EMPLOYMENT -> "p.employment = ANY (" + texts(criterion.values()) + ")";
                case GROUP ->
                    "p.id IN (SELECT person_id FROM person_group WHERE path = ANY (" + texts(criterion.values())
                            + ") OR path LIKE ANY (" + texts(below(criterion.values())) + "))";
                case MANAGER -> """
                    p.id IN (WITH RECURSIVE team AS (
                        SELECT id FROM person WHERE manager_id = ANY (%1$s)
                        UNION SELECT t.id FROM person t JOIN team ON t.manager_id = team.id)
                        SELECT id FROM team)
                    """.formatted(ids(criterion.values())).strip();
                case PERSON -> "p.id = ANY (" + ids(criterion.values()) + ")";
            };
        }

        private static List<String> below(List<String> paths) {
            List<String> patterns = new ArrayList<>();
            paths.forEach(path -> patterns.add(path.replaceAll("([\\\\%_])", "\\\\$1") + "/%"));
            return patterns;
        }

        private String texts(List<String> values) {
            return put(values.toArray(String[]::new));
        }

        private String ids(List<String> values) {
            return put(values.stream().map(UUID::fromString).toArray(UUID[]::new));
        }

        private String put(Object value) {
            String name = "audience" + params.size();
            params.put(name, value);
            return ":" + name;
        }
    }
}
