package org.bylaw.people;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of one person, for those who may see it. */
@Service
public class StaffPages {

    private static final String LINE = """
            SELECT p.id, p.name, p.job_title, d.name AS department_name, p.location, p.manager_id,
                m.name AS manager_name, p.left_at, NULL AS substitute_name, NULL AS away_until
            FROM person p
            LEFT JOIN department d ON d.id = p.department_id
            LEFT JOIN person m ON m.id = p.manager_id
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final PeopleAccess access;
    private final Absences absences;

    StaffPages(JdbcClient jdbc, People people, PeopleAccess access, Absences absences) {
        this.jdbc = jdbc;
        this.people = people;
        this.access = access;
        this.absences = absences;
    }

    /**
     * A page of the directory.
     *
     * @param reports the active people who report to the person directly, at most {@code reportsShown}, by name
     * @param reportsCount how many they are
     * @param managerVisible whether the current person may open the manager's page, too
     */
    public record Page(
            Person person,
            StaffLine line,
            Set<Role> roles,
            List<StaffLine> reports,
            int reportsCount,
            boolean managerVisible,
            List<Absence> absences,
            boolean mayManage) {}

    @AllowedToAll
    @Whose(ObjectRule.SEEN_PERSON)
    @Transactional(readOnly = true)
    public Page page(UUID personId, int reportsShown) {
        access.requireSeeing(personId);
        Person person = people.require(personId);
        UUID manager = person.managerId();
        return new Page(
                person,
                jdbc.sql(LINE + "WHERE p.id = :id")
                        .param("id", personId)
                        .query(StaffLine.class)
                        .single(),
                people.rolesOf(personId),
                jdbc.sql(LINE + "WHERE p.manager_id = :id AND p.active ORDER BY p.name, p.id LIMIT :limit")
                        .param("id", personId)
                        .param("limit", reportsShown)
                        .query(StaffLine.class)
                        .list(),
                jdbc.sql("SELECT count(*) FROM person WHERE manager_id = :id AND active")
                        .param("id", personId)
                        .query(Integer.class)
                        .single(),
                manager != null && access.maySee(manager),
                absences.concerning(personId),
                person.active() && access.mayManage(personId));
    }
}
