package org.bylaw.people;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the staff directory from PostgreSQL. */
@Repository
class PeopleQueries implements People {

    private static final String PERSON = """
            SELECT p.*, d.name AS department_name
            FROM person p LEFT JOIN department d ON d.id = p.department_id
            """;

    private final JdbcClient jdbc;

    PeopleQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Person> find(UUID id) {
        return jdbc.sql(PERSON + "WHERE p.id = :id")
                .param("id", id)
                .query(PeopleQueries::person)
                .optional();
    }

    @Override
    public Person require(UUID id) {
        return find(id).orElseThrow(() -> Problem.notFound(say("This person is not in the directory.")));
    }

    @Override
    public Optional<Person> findByUsername(String username) {
        return jdbc.sql(PERSON + "WHERE p.username = :username")
                .param("username", username)
                .query(PeopleQueries::person)
                .optional();
    }

    @Override
    public Map<UUID, Person> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(PERSON + "WHERE p.id = ANY (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(PeopleQueries::person)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    @Override
    public List<Person> search(String text, int offset, int limit) {
        return jdbc.sql(PERSON + """
                        WHERE p.active AND (lower(p.name) LIKE :pattern OR lower(p.username) LIKE :pattern
                            OR lower(p.email) LIKE :pattern)
                        ORDER BY p.name, p.id OFFSET :offset LIMIT :limit
                        """)
                .param("pattern", pattern(text))
                .param("offset", offset)
                .param("limit", limit)
                .query(PeopleQueries::person)
                .list();
    }

    /** For LIKE: contains the text, whatever characters are in it; an empty one fits everything. */
    static String pattern(String text) {
        return text.isBlank()
                ? "%"
                : "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    @Override
    public List<Person> inRole(Role role) {
        return jdbc.sql(PERSON + """
                        JOIN person_role r ON r.person_id = p.id
                        WHERE r.role = :role AND p.active ORDER BY p.name, p.id
                        """)
                .param("role", role.roleName())
                .query(PeopleQueries::person)
                .list();
    }

    @Override
    public Set<Role> rolesOf(UUID personId) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        jdbc.sql("SELECT role FROM person_role WHERE person_id = :id")
                .param("id", personId)
                .query(String.class)
                .list()
                .forEach(name -> Role.ofName(name).ifPresent(roles::add));
        return roles;
    }

    @Override
    public Optional<Person> managerOf(UUID personId) {
        return jdbc.sql(PERSON + "WHERE p.active AND p.id = (SELECT manager_id FROM person WHERE id = :id)")
                .param("id", personId)
                .query(PeopleQueries::person)
                .optional();
    }

    @Override
    public List<Person> managersAbove(UUID personId) {
        return jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT manager_id AS id, 1 AS steps FROM person WHERE id = :id AND manager_id <> :id
                            UNION ALL
                            SELECT p.manager_id, a.steps + 1 FROM above a JOIN person p ON p.id = a.id
                            WHERE p.manager_id <> :id
                        ) CYCLE id SET looped USING way
                        """ + PERSON + "JOIN above a ON a.id = p.id WHERE NOT a.looped AND p.active ORDER BY a.steps")
                .param("id", personId)
                .query(PeopleQueries::person)
                .list();
    }

    @Override
    public List<Person> teamOf(UUID managerId) {
        return jdbc.sql("""
                        WITH RECURSIVE team AS (
                            SELECT id FROM person WHERE manager_id = :id
                            UNION
                            SELECT p.id FROM person p JOIN team t ON p.manager_id = t.id
                        )
                        """ + PERSON
                        + "WHERE p.active AND p.id <> :id AND p.id IN (SELECT id FROM team) ORDER BY p.name, p.id")
                .param("id", managerId)
                .query(PeopleQueries::person)
                .list();
    }

    @Override
    public Optional<Person> headOf(String departmentCode) {
        return jdbc.sql(PERSON + """
                        WHERE p.active AND d.code = :code AND NOT EXISTS (
                            SELECT FROM person m WHERE m.id = p.manager_id AND m.department_id = p.department_id)
                        ORDER BY (SELECT count(*) FROM person r
                            WHERE r.manager_id = p.id AND r.active AND r.department_id = p.department_id) DESC, p.name
                        LIMIT 1
                        """)
                .param("code", departmentCode)
                .query(PeopleQueries::person)
                .optional();
    }

    @Override
    public List<Department> departments() {
        return jdbc.sql("SELECT id, code, name FROM department ORDER BY name")
                .query(Department.class)
                .list();
    }

    @Override
    public Optional<Department> department(UUID id) {
        return jdbc.sql("SELECT id, code, name FROM department WHERE id = :id")
                .param("id", id)
                .query(Department.class)
                .optional();
    }

    @Override
    public List<String> locations() {
        return jdbc.sql("SELECT DISTINCT location FROM person WHERE active AND location IS NOT NULL ORDER BY location")
                .query(String.class)
                .list();
    }

    @Override
    public Optional<Person> substituteOf(UUID personId, LocalDate day) {
        return jdbc.sql(PERSON + """
                        WHERE p.active AND p.id = (
                            SELECT substitute_id FROM absence
                            WHERE person_id = :id AND :day BETWEEN first_day AND last_day
                            ORDER BY created_at DESC LIMIT 1)
                        """)
                .param("id", personId)
                .param("day", day)
                .query(PeopleQueries::person)
                .optional();
    }

    @Override
    public Map<UUID, Person> substitutesOf(Collection<UUID> personIds, LocalDate day) {
        Map<UUID, Person> substitutes = new HashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (a.person_id) a.person_id AS absent_id, p.*, d.name AS department_name
                        FROM absence a JOIN person p ON p.id = a.substitute_id LEFT JOIN department d ON d.id = p.department_id
                        WHERE a.person_id = ANY (:ids) AND :day BETWEEN a.first_day AND a.last_day AND p.active
                        ORDER BY a.person_id, a.created_at DESC
                        """)
                .param("ids", personIds.toArray(UUID[]::new))
                .param("day", day)
                .query(row -> {
                    substitutes.put(row.getObject("absent_id", UUID.class), person(row, 0));
                });
        return substitutes;
    }

    @Override
    public List<Person> actsFor(UUID substituteId, LocalDate day) {
        return jdbc.sql(PERSON + """
                        WHERE p.active AND p.id IN (
                            SELECT a.person_id FROM absence a
                            WHERE a.substitute_id = :id AND :day BETWEEN a.first_day AND a.last_day)
                        ORDER BY p.name, p.id
                        """)
                .param("id", substituteId)
                .param("day", day)
                .query(PeopleQueries::person)
                .list();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                row.getString("email"),
                row.getObject("department_id", UUID.class),
                row.getString("department_name"),
                row.getObject("manager_id", UUID.class),
                row.getString("location"),
                row.getString("job_title"),
                row.getString("language"),
                row.getBoolean("active"));
    }
}
