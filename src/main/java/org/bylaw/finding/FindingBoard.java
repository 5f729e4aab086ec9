package org.bylaw.finding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToSeeControls;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All findings, filtered: as columns of a board, page by page as a list, and row by row into a file. */
@Service
public class FindingBoard {

    private static final Pattern NUMBER = Pattern.compile("(?i)F-?(\\d{1,9})");

    private final JdbcClient jdbc;
    private final Clock clock;

    FindingBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Part of a list: those that are not done by their date, those that are by their end, the newest first. */
    @AllowedToSeeControls
    public List<FindingFacts> page(FindingFilter filter, int offset, int limit) {
        Condition condition = condition(filter);
        return jdbc.sql(pageSql(filter, condition))
                .params(condition.values)
                .param("offset", offset)
                .param("limit", limit)
                .query(FindingTable::facts)
                .list();
    }

    /** As {@link #page} asks the database; the order is that of an index, so that a page reads no more than itself. */
    static String pageSql(FindingFilter filter, Condition condition) {
        return FindingTable.FINDING + condition.sql
                + (filter.state() == ActionState.DONE
                        ? "ORDER BY a.ended_at DESC, a.id DESC"
                        : "ORDER BY a.due_on, a.id")
                + " OFFSET :offset LIMIT :limit";
    }

    @AllowedToSeeControls
    public int count(FindingFilter filter) {
        Condition condition = condition(filter);
        return jdbc.sql("SELECT count(*) " + condition.tables() + condition.sql)
                .params(condition.values)
                .query(Integer.class)
                .single();
    }

    /** How many are in each column of the board; what the filter says of a state does not count. */
    @AllowedToSeeControls
    public Map<ActionState, Integer> counts(FindingFilter filter) {
        Map<ActionState, Integer> counts = new EnumMap<>(ActionState.class);
        Stream.of(ActionState.values()).forEach(state -> counts.put(state, 0));
        Condition condition = condition(filter, "TRUE");
        jdbc.sql("SELECT a.state, count(*) AS number " + condition.tables() + condition.sql + " GROUP BY a.state")
                .params(condition.values)
                .query(row -> {
                    counts.put(ActionState.valueOf(row.getString("state")), row.getInt("number"));
                });
        return counts;
    }

    /** All that fit, one after the other from the database, however many they are. */
    @AllowedToSeeControls
    @Transactional(readOnly = true)
    public void each(FindingFilter filter, Consumer<FindingFacts> use) {
        Condition condition = condition(filter);
        try (Stream<FindingFacts> all = jdbc
                .sql(pageSql(filter, condition))
                .withFetchSize(500)
                .params(condition.values)
                .param("offset", 0)
                .param("limit", Integer.MAX_VALUE)
                .query(FindingTable::facts)
                .stream()) {
            all.forEach(use);
        }
    }

    /** People who correct or have corrected something and whose name has the text, by name. */
    @AllowedToSeeControls
    public List<Person> owners(String text, int offset, int limit) {
        return jdbc.sql("""
                        SELECT p.id, p.username, p.name, p.email, p.department_id, d.name AS department_name, p.manager_id,
                            p.location, p.job_title, p.language, p.active
                        FROM person p LEFT JOIN department d ON d.id = p.department_id
                        WHERE EXISTS (SELECT FROM corrective_action a WHERE a.owner_id = p.id)
                            AND position(lower(:text) IN lower(p.name)) > 0
                        ORDER BY p.name, p.id OFFSET :offset LIMIT :limit
                        """)
                .param("text", text.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query(Person.class)
                .list();
    }

    /** What of the tables a filter leaves, with the values of its places. */
    record Condition(String sql, Map<String, Object> values) {

        /** Only those that the condition names, for a count. */
        String tables() {
            boolean control = sql.contains("k.");
            return "FROM corrective_action a "
                    + (control || sql.contains("f.") ? "JOIN finding f ON f.id = a.finding_id " : "")
                    + (control ? "JOIN control k ON k.id = f.control_id " : "")
                    + (sql.contains("owner.") ? "JOIN person owner ON owner.id = a.owner_id " : "");
        }
    }

    Condition condition(FindingFilter filter) {
        return condition(filter, filter.state() == null ? "a.state <> 'DONE'" : "a.state = '" + filter.state() + "'");
    }

    private Condition condition(FindingFilter filter, String states) {
        StringBuilder sql = new StringBuilder("WHERE ").append(states);
        // So that the planner knows that the indexes without those that are done will do.
        if (filter.state() != null && filter.state() != ActionState.DONE && !states.equals("TRUE")) {
            sql.append(" AND a.state <> 'DONE'");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        and(
                sql,
                values,
                " AND f.severity = :severity",
                "severity",
                filter.severity() == null ? null : filter.severity().name());
        and(sql, values, " AND a.owner_id = :owner", "owner", filter.ownerId());
        and(sql, values, " AND owner.department_id = :department", "department", filter.departmentId());
        and(
                sql,
                values,
                " AND a.state <> 'DONE' AND a.due_on < :today",
                "today",
                filter.late() ? LocalDate.now(clock) : null);
        and(
                sql,
                values,
                " AND k.code = :control",
                "control",
                filter.controlCode().isBlank() ? null : filter.controlCode());
        String text = filter.text().strip();
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            and(sql, values, " AND f.number = :number", "number", Long.valueOf(number.group(1)));
        } else {
            and(sql, values, " AND position(lower(:text) IN lower(f.title)) > 0", "text", text.isEmpty() ? null : text);
        }
        return new Condition(sql.append(' ').toString(), values);
    }

    private static void and(
            StringBuilder sql, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.put(name, value);
        }
    }
}
