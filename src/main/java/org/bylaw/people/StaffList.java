package org.bylaw.people;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/** The directory as a list, page by page, for those who may see it; managers see the people below them. */
@Service
public class StaffList {

    private static final String AWAY = """
            EXISTS (SELECT FROM absence a WHERE a.person_id = p.id AND :today BETWEEN a.first_day AND a.last_day)
            """;

    private static final String FITTING = """
            FROM person p
            WHERE CASE :show WHEN 'LEFT' THEN NOT p.active ELSE p.active END
                AND (:show <> 'AWAY' OR %s)
                AND (:pattern = '%%' OR lower(p.name) LIKE :pattern OR lower(p.username) LIKE :pattern
                    OR lower(p.email) LIKE :pattern)
                AND (CAST(:department AS uuid) IS NULL OR p.department_id IN (
                    SELECT below.id FROM department below JOIN department above ON above.code = ANY (below.lineage)
                    WHERE above.id = :department))
                AND (CAST(:location AS text) IS NULL OR p.location = :location)
                AND (CAST(:manager AS uuid) IS NULL OR p.manager_id = :manager)
                AND (CAST(:role AS text) IS NULL OR EXISTS (
                    SELECT FROM person_role r WHERE r.person_id = p.id AND r.role = :role))
                AND (:seesAll OR p.id IN (SELECT id FROM team))
            """.formatted(AWAY);

    /** Empty for those who see everybody: their list asks for no team. */
    private static final String TEAM = """
            WITH RECURSIVE team AS (
                SELECT id FROM person WHERE manager_id = :me AND NOT :seesAll
                UNION
                SELECT p.id FROM person p JOIN team t ON p.manager_id = t.id
            )
            """;

    private final JdbcClient jdbc;
    private final PeopleAccess access;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    StaffList(JdbcClient jdbc, PeopleAccess access, CurrentPerson currentPerson, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** Which people. */
    public enum Show {
        ACTIVE,
        AWAY,
        LEFT
    }

    /** Narrows the list; an empty field is no condition. */
    public record Filter(
            String text,
            @Nullable UUID departmentId,
            @Nullable String location,
            @Nullable Role role,
            @Nullable UUID managerId,
            Show show) {}

    /** Whether there is anybody whom the current person may see beside themselves. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean seesAny() {
        return access.seesAll() || access.leadsAnybody();
    }

    /** @throws Problem where the current person may not see that one */
    @AllowedToAll
    @Whose(ObjectRule.SEEN_PERSON)
    public void requireSeeing(UUID personId) {
        access.requireSeeing(personId);
    }

    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<StaffLine> page(Filter filter, int offset, int limit) {
        return fitting("""
                        SELECT p.id, p.name, p.job_title, d.name AS department_name, p.location, p.manager_id,
                            m.name AS manager_name, p.left_at, s.name AS substitute_name, a.last_day AS away_until
                        FROM (SELECT p.* %s ORDER BY p.name, p.id OFFSET :offset LIMIT :limit) p
                        LEFT JOIN department d ON d.id = p.department_id
                        LEFT JOIN person m ON m.id = p.manager_id
                        LEFT JOIN LATERAL (
                            SELECT substitute_id, last_day FROM absence
                            WHERE person_id = p.id AND :today BETWEEN first_day AND last_day
                            ORDER BY created_at DESC LIMIT 1) a ON true
                        LEFT JOIN person s ON s.id = a.substitute_id
                        ORDER BY p.name, p.id
                        """.formatted(FITTING), filter)
                .param("offset", offset)
                .param("limit", limit)
                .query(StaffLine.class)
                .list();
    }

    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public int count(Filter filter) {
        return fitting("SELECT count(*) " + FITTING, filter)
                .query(Integer.class)
                .single();
    }

    private StatementSpec fitting(String sql, Filter filter) {
        boolean seesAll = access.seesAll();
        if (!seesAll && !access.leadsAnybody()) {
            throw Problem.forbidden(say("The directory is for managers, HR and those who answer for all people."));
        }
        return jdbc.sql(TEAM + sql)
                .param("me", currentPerson.requireId())
                .param("seesAll", seesAll)
                .param("show", filter.show().name())
                .param("pattern", PeopleQueries.pattern(filter.text()))
                .param("department", filter.departmentId())
                .param("location", filter.location())
                .param("manager", filter.managerId())
                .param("role", filter.role() == null ? null : filter.role().roleName())
                .param("today", LocalDate.now(clock));
    }
}
