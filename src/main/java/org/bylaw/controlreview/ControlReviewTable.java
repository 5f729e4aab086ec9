package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.controlreview.ControlReviewList.Filter;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads reviews of controls. */
@Repository
class ControlReviewTable {

    /** As the index has it: open ones by date, then those that are over, the newest first. */
    private static final String LISTED = """
             ORDER BY r.closed_at IS NOT NULL,
                CASE WHEN r.closed_at IS NULL THEN r.due_on - DATE '2000-01-01' ELSE DATE '2000-01-01' - r.due_on END, r.id
            """;

    private static final String REVIEW = """
            SELECT r.*, k.code AS control_code, trim(k.ref || ' ' || k.title) AS control_title, t.owner_id AS control_owner_id,
                owner.name AS owner_name, reviewer.name AS reviewer_name, puller.name AS pulled_by_name,
                assessor.name AS assessed_by_name, tester.name AS tested_by_name, accepter.name AS accepted_by_name,
                (SELECT trim(fk.ref || ' ' || fk.title) FROM control_review f JOIN control fk ON fk.id = f.control_id
                    WHERE f.id = r.failed_review_id) AS failed_title
            FROM control_review r JOIN control k ON k.id = r.control_id
            LEFT JOIN tailoring t ON t.control_id = r.control_id
            LEFT JOIN person owner ON owner.id = r.owner_id
            LEFT JOIN person reviewer ON reviewer.id = r.reviewer_id
            LEFT JOIN person puller ON puller.id = r.pulled_by
            LEFT JOIN person assessor ON assessor.id = r.assessed_by
            LEFT JOIN person tester ON tester.id = r.tested_by
            LEFT JOIN person accepter ON accepter.id = r.accepted_by
            """;

    /** Who may test: somebody of compliance, or a control owner; never who owns the control or has assessed it. */
    private static final String CANDIDATES = """
            FROM control_review r LEFT JOIN tailoring t ON t.control_id = r.control_id CROSS JOIN person p
            WHERE r.id = :id AND p.active AND p.id IS DISTINCT FROM r.owner_id AND p.id IS DISTINCT FROM t.owner_id
                AND p.id IS DISTINCT FROM r.assessed_by
                AND EXISTS (SELECT FROM person_role x WHERE x.person_id = p.id AND x.role = ANY (:roles))
            """;

    private final JdbcClient jdbc;

    ControlReviewTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ControlReviewFacts> find(UUID id) {
        return jdbc.sql(REVIEW + "WHERE r.id = :id")
                .param("id", id)
                .query(ControlReviewFacts.class)
                .optional();
    }

    ControlReviewFacts require(UUID id) {
        return find(id).orElseThrow(ControlReviewTable::missing);
    }

    static Problem missing() {
        return Problem.notFound(say("This review is not there, or not for you to see."));
    }

    /** The review, which nobody else changes until the transaction ends. */
    ControlReviewFacts locked(UUID id) {
        return jdbc.sql(REVIEW + "WHERE r.id = :id FOR UPDATE OF r")
                .param("id", id)
                .query(ControlReviewFacts.class)
                .optional()
                .orElseThrow(ControlReviewTable::missing);
    }

    /** All reviews of a control, the newest first. */
    List<ControlReviewFacts> ofControl(UUID controlId, int limit) {
        return jdbc.sql(REVIEW + "WHERE r.control_id = :id ORDER BY r.number DESC LIMIT :limit")
                .param("id", controlId)
                .param("limit", limit)
                .query(ControlReviewFacts.class)
                .list();
    }

    /** The one that is planned or under way. */
    Optional<ControlReviewFacts> ahead(UUID controlId) {
        return jdbc.sql(REVIEW + "WHERE r.control_id = :id AND r.closed_at IS NULL")
                .param("id", controlId)
                .query(ControlReviewFacts.class)
                .optional();
    }

    List<ControlReviewFacts> byIds(UUID[] ids) {
        return jdbc.sql(REVIEW + "WHERE r.id = ANY (:ids) ORDER BY k.position, r.id")
                .param("ids", ids)
                .query(ControlReviewFacts.class)
                .list();
    }

    /**
     * Planned reviews of the controls that correspond to this one: mapped to it in either direction, or the same in an
     * earlier or later edition.
     */
    List<ControlReviewFacts> concernedBy(UUID controlId) {
        return jdbc.sql(REVIEW + """
                        WHERE r.state = 'PLANNED' AND t.applicable AND r.control_id <> :id AND r.control_id IN (
                            SELECT to_id FROM control_mapping WHERE from_id = :id
                            UNION SELECT from_id FROM control_mapping WHERE to_id = :id
                            UNION SELECT new_id FROM control_succession WHERE old_id = :id
                            UNION SELECT old_id FROM control_succession WHERE new_id = :id)
                        ORDER BY k.framework_id, k.position, r.id
                        """)
                .param("id", controlId)
                .query(ControlReviewFacts.class)
                .list();
    }

    /** What was pulled forward by itself because this one failed. */
    List<ControlReviewFacts> pulledBy(UUID failedId) {
        return jdbc.sql(REVIEW + "WHERE r.failed_review_id = :id ORDER BY k.framework_id, k.position, r.id")
                .param("id", failedId)
                .query(ControlReviewFacts.class)
                .list();
    }

    /** Open ones that this person assesses or tests. */
    List<ControlReviewFacts> with(UUID personId) {
        return jdbc.sql(REVIEW + """
                        WHERE r.closed_at IS NULL AND (r.owner_id = :person OR r.reviewer_id = :person)
                        ORDER BY r.due_on, r.id
                        """)
                .param("person", personId)
                .query(ControlReviewFacts.class)
                .list();
    }

    /** Open ones that wait for any of several people: for management, or for compliance to name somebody. */
    List<UUID> withSeveral() {
        return jdbc.sql("""
                        SELECT id FROM control_review WHERE closed_at IS NULL
                            AND (state = 'ACCEPTING' OR owner_id IS NULL OR (state = 'TESTING' AND reviewer_id IS NULL))
                        """).query(UUID.class).list();
    }

    /** Which ones is asked of the index alone, so that a page far down is as quick as the first. */
    List<ControlReviewFacts> page(Filter filter, LocalDate today, UUID[] us, int offset, int limit) {
        Map<String, Object> values = new HashMap<>();
        String which = "SELECT r.id " + matching(filter, today, us, values) + LISTED + " LIMIT :limit OFFSET :offset";
        return jdbc.sql(REVIEW + "WHERE r.id = ANY (ARRAY(" + which + "))" + LISTED)
                .params(values)
                .param("limit", limit)
                .param("offset", offset)
                .query(ControlReviewFacts.class)
                .list();
    }

    int count(Filter filter, LocalDate today, UUID[] us) {
        Map<String, Object> values = new HashMap<>();
        return jdbc.sql("SELECT count(*) " + matching(filter, today, us, values))
                .params(values)
                .query(Integer.class)
                .single();
    }

    private static String matching(Filter filter, LocalDate today, UUID[] us, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (!filter.text().isBlank()) {
            conditions.add("""
                    r.control_id = ANY (ARRAY(SELECT id FROM control WHERE position(lower(:text) IN lower(ref || ' ' || title)) > 0))
                    """);
            values.put("text", filter.text().strip());
        }
        if (filter.state() != null) {
            conditions.add("r.state = :state" + (filter.state().isOver() ? "" : " AND r.closed_at IS NULL"));
            values.put("state", filter.state().name());
        }
        if (filter.ownerId() != null) {
            conditions.add("r.owner_id = :owner");
            values.put("owner", filter.ownerId());
        }
        if (filter.overdue()) {
            conditions.add("r.closed_at IS NULL AND r.due_on < :today");
            values.put("today", today);
        }
        if (filter.mine()) {
            conditions.add("r.closed_at IS NULL AND (r.owner_id = ANY (:us) OR r.reviewer_id = ANY (:us))");
            values.put("us", us);
        }
        return "FROM control_review r" + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    /** People who may test it, by name. */
    List<ControlReviewList.Candidate> candidates(UUID id, String[] roles, String text, int offset, int limit) {
        return jdbc.sql("SELECT p.id, p.name " + CANDIDATES + """
                         AND position(lower(:text) IN lower(p.name)) > 0 ORDER BY p.name, p.id LIMIT :limit OFFSET :offset
                        """)
                .param("id", id)
                .param("roles", roles)
                .param("text", text.strip())
                .param("limit", limit)
                .param("offset", offset)
                .query(ControlReviewList.Candidate.class)
                .list();
    }

    boolean isCandidate(UUID id, String[] roles, UUID personId) {
        return jdbc.sql("SELECT count(*) " + CANDIDATES + " AND p.id = :person")
                        .param("id", id)
                        .param("roles", roles)
                        .param("person", personId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The one of these who has the fewest reviews to test; empty where nobody may. */
    Optional<UUID> leastBusy(UUID id, String[] roles) {
        return jdbc.sql("SELECT p.id " + CANDIDATES + """
                         ORDER BY (SELECT count(*) FROM control_review o WHERE o.reviewer_id = p.id AND o.closed_at IS NULL),
                            p.name, p.id LIMIT 1
                        """)
                .param("id", id)
                .param("roles", roles)
                .query(UUID.class)
                .optional();
    }

    /** What the decision table asks of a control. */
    record Facts(
            UUID controlId,
            List<String> types,
            @Nullable String lastResult,
            @Nullable LocalDate lastClosedOn) {}

    Facts facts(UUID id, String zone) {
        return jdbc.sql("""
                        SELECT r.control_id, last.result, CAST(last.closed_at AT TIME ZONE :zone AS date) AS closed_on,
                            ARRAY(SELECT upper(a.value) FROM control_attribute a
                                WHERE a.control_id = r.control_id AND a.key = 'control_type' ORDER BY a.position) AS types
                        FROM control_review r LEFT JOIN LATERAL (
                            SELECT result, closed_at FROM control_review c
                            WHERE c.control_id = r.control_id AND c.state = 'CLOSED' ORDER BY c.number DESC LIMIT 1) last ON true
                        WHERE r.id = :id
                        """)
                .param("id", id)
                .param("zone", zone)
                .query((row, number) -> facts(row))
                .single();
    }

    private static Facts facts(ResultSet row) throws SQLException {
        return new Facts(
                row.getObject("control_id", UUID.class),
                List.of((String[]) row.getArray("types").getArray()),
                row.getString("result"),
                row.getObject("closed_on", LocalDate.class));
    }
}
