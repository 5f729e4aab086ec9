package org.bylaw.policy;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what people enter about policies, as many of them at once as there are. */
@Component
class PolicyRows {

    private final JdbcClient jdbc;

    PolicyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was entered, and the id of the policy that it is about. */
    record Entered(UUID id, PolicyDetails details) {}

    /** One of the values of which a policy has many. */
    private record Value(UUID policyId, String value) {}

    /** Inserts policies; false where another one has taken a reference meanwhile. */
    boolean insert(List<Entered> policies, UUID createdBy, OffsetDateTime now) {
        List<Value> tags = values(policies, PolicyDetails::tags);
        int inserted = jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                            language, review_interval_months, tags, created_by, created_at)
                        SELECT p.*, ARRAY(SELECT t.tag FROM unnest(:tagged, :tags) AS t (id, tag) WHERE t.id = p.id), :me, :now
                        FROM unnest(:ids, :references, :titles, :types, :owners, :departments, :classifications,
                            :languages, :intervals) AS p (id)
                        ON CONFLICT (upper(reference)) DO NOTHING
                        """)
                .param("ids", ids(policies, Entered::id))
                .param("references", texts(policies, details -> details.reference()
                        .strip()))
                .param("titles", texts(policies, details -> details.title().strip()))
                .param("types", texts(policies, details -> details.documentType()
                        .name()))
                .param("owners", ids(policies, policy -> policy.details().ownerId()))
                .param("departments", ids(policies, policy -> policy.details().departmentId()))
                .param("classifications", texts(policies, details -> details.classification()
                        .name()))
                .param("languages", texts(policies, PolicyDetails::language))
                .param(
                        "intervals",
                        policies.stream()
                                .map(policy -> policy.details().reviewIntervalMonths())
                                .toArray(Integer[]::new))
                .param("tagged", ids(tags, Value::policyId))
                .param("tags", texts(tags))
                .param("me", createdBy)
                .param("now", now)
                .update();
        link(policies);
        return inserted == policies.size();
    }

    /** Changes one policy; false where somebody else has changed it since that revision. */
    boolean update(Entered policy, int revision) {
        PolicyDetails details = policy.details();
        int updated = jdbc.sql("""
                        UPDATE policy SET reference = :reference, title = :title, document_type = :type, owner_id = :owner,
                            department_id = :department, classification = :classification, language = :language,
                            review_interval_months = :interval, tags = :tags, revision = revision + 1
                        WHERE id = :id AND revision = :revision
                        """)
                .param("id", policy.id())
                .param("reference", details.reference().strip())
                .param("title", details.title().strip())
                .param("type", details.documentType().name())
                .param("owner", details.ownerId())
                .param("department", details.departmentId())
                .param("classification", details.classification().name())
                .param("language", details.language())
                .param("interval", details.reviewIntervalMonths())
                .param("tags", details.tags().toArray(String[]::new))
                .param("revision", revision)
                .update();
        if (updated == 0) {
            return false;
        }
        jdbc.sql("""
                        WITH audience AS (DELETE FROM policy_audience WHERE policy_id = :id)
                        DELETE FROM policy_control WHERE policy_id = :id
                        """).param("id", policy.id()).update();
        link(List.of(policy));
        return true;
    }

    private void link(List<Entered> policies) {
        List<Value> departments = values(policies, PolicyDetails::audienceDepartments);
        List<Value> locations = values(policies, PolicyDetails::audienceLocations);
        List<Value> controls = values(policies, PolicyDetails::controls);
        if (!departments.isEmpty() || !locations.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO policy_audience (policy_id, kind, value)
                            SELECT d.id, 'DEPARTMENT', d.value FROM unnest(:ofDepartments, :departments) AS d (id, value)
                            UNION ALL
                            SELECT l.id, 'LOCATION', l.value FROM unnest(:ofLocations, :locations) AS l (id, value)
                            """)
                    .param("ofDepartments", ids(departments, Value::policyId))
                    .param("departments", texts(departments))
                    .param("ofLocations", ids(locations, Value::policyId))
                    .param("locations", texts(locations))
                    .update();
        }
        if (!controls.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO policy_control (policy_id, control_id)
                            SELECT stated.policy_id, k.id FROM unnest(:of, :controls) AS stated (policy_id, code)
                            JOIN control k ON k.code = stated.code
                            """)
                    .param("of", ids(controls, Value::policyId))
                    .param("controls", texts(controls))
                    .update();
        }
    }

    private static List<Value> values(List<Entered> policies, Function<PolicyDetails, Collection<String>> values) {
        return policies.stream()
                .flatMap(policy -> values.apply(policy.details()).stream().map(value -> new Value(policy.id(), value)))
                .toList();
    }

    private static String[] texts(List<Entered> policies, Function<PolicyDetails, String> text) {
        return policies.stream().map(policy -> text.apply(policy.details())).toArray(String[]::new);
    }

    private static String[] texts(List<Value> values) {
        return values.stream().map(Value::value).toArray(String[]::new);
    }

    private static <T> UUID[] ids(List<T> rows, Function<T, UUID> id) {
        return rows.stream().map(id).toArray(UUID[]::new);
    }
}
