package org.bylaw.policy;

import static org.bylaw.shared.Say.later;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The library: all policies that the current person may know of, filtered, a page at a time. Texts are never read here. */
@Service
public class PolicyLibrary {

    /** Where counting ends: nobody reads on to the end of so many, and all of them would be read only to be counted. */
    public static final int MOST_COUNTED = 100;

    /** The same rule as {@link PolicyAccess#mayRead}, for sets. */
    private static final String READABLE = """
            LEFT JOIN policy_version f ON f.policy_id = p.id AND f.state = 'PUBLISHED'
                AND (:readsAll OR p.classification <> 'STRICTLY_CONFIDENTIAL' OR p.owner_id = ANY (:us)
                    OR p.id IN (SELECT s.id FROM policy s JOIN person me ON me.id = :me
                        WHERE s.classification = 'STRICTLY_CONFIDENTIAL' AND %s))
            LEFT JOIN policy_version w ON w.policy_id = p.id
                AND w.state IN ('DRAFT', 'CONSULTATION', 'APPROVAL', 'APPROVED')
                AND (:oversees OR p.owner_id = ANY (:us) OR w.created_by = ANY (:us)
                    OR EXISTS (SELECT FROM policy_co_author c WHERE c.version_id = w.id AND c.person_id = ANY (:us))
                    OR EXISTS (SELECT FROM consultation_reviewer r WHERE r.version_id = w.id AND r.person_id = ANY (:us)))
            WHERE (f.id IS NOT NULL OR w.id IS NOT NULL
                    OR (p.retired_at IS NOT NULL AND (:oversees OR p.owner_id = ANY (:us))))
            """.formatted(Audience.APPLIES
            .replace(":policy", "s.id")
            .replace("p.department_id", "me.department_id")
            .replace("p.location", "me.location"));

    private static final String LINES = """
            SELECT p.id, p.reference, p.title, p.document_type, o.name AS owner_name, d.name AS department_name,
                f.major AS in_force_major, f.minor AS in_force_minor, f.published_at,
                w.id AS work_id, w.major AS work_major, w.minor AS work_minor, w.state AS work_state,
                p.next_review_on, p.retired_at
            FROM policy p
            JOIN person o ON o.id = p.owner_id
            JOIN department d ON d.id = p.department_id
            """;

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final CurrentPerson currentPerson;

    PolicyLibrary(JdbcClient jdbc, PolicyTable table, PolicyAccess access, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.currentPerson = currentPerson;
    }

    /** What to show of a policy's state. */
    public enum State {
        ALL(later("All")),
        IN_FORCE(later("In force")),
        UNDER_WORK(later("Being worked on")),
        OVERDUE(later("Review overdue")),
        RETIRED(later("Retired"));

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * What to look for; empty parts do not narrow.
     *
     * @param text part of the title or the reference
     */
    public record Filter(
            String text,
            @Nullable DocumentType type,
            @Nullable UUID department,
            @Nullable UUID owner,
            State state,
            @Nullable String control,
            @Nullable String tag) {

        public static final Filter NONE = new Filter("", null, null, null, State.ALL, null, null);
    }

    /** One line of the library. */
    public record Line(
            UUID id,
            String reference,
            String title,
            DocumentType type,
            String ownerName,
            String departmentName,
            @Nullable String versionInForce,
            @Nullable Instant publishedAt,
            @Nullable UUID workVersionId,
            @Nullable String workVersion,
            @Nullable VersionState workState,
            @Nullable LocalDate nextReviewOn,
            boolean retired) {}

    /** One page, by title. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<Line> page(Filter filter, int offset, int limit) {
        // In the text, since of a limit that comes as a parameter the planner knows nothing, and plans anew each time.
        String part = " ORDER BY p.title, p.id OFFSET %d LIMIT %d".formatted(offset, limit);
        return jdbc.sql(LINES + READABLE + narrowed(filter) + part)
                .params(params(filter))
                .query(PolicyLibrary::line)
                .list();
    }

    /** The line of one policy; empty where the current person may not know of it. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public Optional<Line> line(UUID policyId) {
        return jdbc.sql(LINES + READABLE + " AND p.id = :policy")
                .params(params(Filter.NONE))
                .param("policy", policyId)
                .query(PolicyLibrary::line)
                .optional();
    }

    /** How many there are, as far as they are counted. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public int count(Filter filter) {
        return jdbc.sql("SELECT count(*) FROM (SELECT FROM policy p " + READABLE + narrowed(filter) + " LIMIT "
                        + MOST_COUNTED + ") AS c")
                .params(params(filter))
                .query(Integer.class)
                .single();
    }

    /** Only what narrows stands in the statement: the database then knows better how many lines to expect. */
    private static String narrowed(Filter filter) {
        List<String> conditions = new ArrayList<>();
        conditions.add("");
        if (!filter.text().isBlank()) {
            conditions.add("(p.title ILIKE :pattern OR p.reference ILIKE :pattern)");
        }
        if (filter.type() != null) {
            conditions.add("p.document_type = :type");
        }
        if (filter.department() != null) {
            conditions.add("p.department_id = :department");
        }
        if (filter.owner() != null) {
            conditions.add("p.owner_id = :owner");
        }
        if (filter.control() != null) {
            conditions.add(
                    "EXISTS (SELECT FROM policy_control s JOIN control k ON k.id = s.control_id WHERE s.policy_id = p.id AND k.code = :control)");
        }
        if (filter.tag() != null) {
            conditions.add(":tag = ANY (p.tags)");
        }
        switch (filter.state()) {
            case IN_FORCE -> conditions.add("f.id IS NOT NULL");
            case UNDER_WORK -> conditions.add("w.id IS NOT NULL");
            case OVERDUE -> conditions.add("f.id IS NOT NULL AND p.next_review_on < :today");
            case RETIRED -> conditions.add("p.retired_at IS NOT NULL");
            case ALL -> {}
        }
        return String.join(" AND ", conditions);
    }

    private Map<String, Object> params(Filter filter) {
        Map<String, Object> params = new HashMap<>();
        String text = filter.text().strip();
        params.put("pattern", "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        params.put("type", filter.type() == null ? null : filter.type().name());
        params.put("department", filter.department());
        params.put("owner", filter.owner());
        params.put("control", filter.control());
        params.put("tag", filter.tag());
        params.put("today", table.now().atZoneSameInstant(table.zone()).toLocalDate());
        params.put("me", currentPerson.requireId());
        params.put("us", access.meAndThoseIActFor().toArray(UUID[]::new));
        params.put("readsAll", currentPerson.hasAny(Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN, Role.MANAGEMENT));
        params.put("oversees", currentPerson.hasAny(Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN));
        return params;
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String work = row.getString("work_state");
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getString("title"),
                DocumentType.valueOf(row.getString("document_type")),
                row.getString("owner_name"),
                row.getString("department_name"),
                row.getObject("in_force_major") == null
                        ? null
                        : row.getInt("in_force_major") + "." + row.getInt("in_force_minor"),
                PolicyTable.instant(row, "published_at"),
                row.getObject("work_id", UUID.class),
                work == null ? null : row.getInt("work_major") + "." + row.getInt("work_minor"),
                work == null ? null : VersionState.valueOf(work),
                row.getObject("next_review_on", LocalDate.class),
                row.getObject("retired_at") != null);
    }
}
