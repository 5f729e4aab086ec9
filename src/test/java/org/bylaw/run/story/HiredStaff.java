package org.bylaw.run.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the people of the demo organisation into the tables for a test that has no Keycloak to read them from. */
final class HiredStaff {

    private HiredStaff() {}

    static void hire(JdbcClient jdbc) {
        List<String[]> rows = rows();
        List<String> departments = rows.stream().map(row -> row[3]).distinct().toList();
        jdbc.sql("""
                        INSERT INTO department (id, code, name)
                        SELECT id, replace(lower(name), ' ', '-'), name FROM unnest(:ids, :names) AS read (id, name)
                        """)
                .param("ids", departments.stream().map(name -> Ids.next()).toArray(UUID[]::new))
                .param("names", departments.toArray(String[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO person (id, username, name, email, department_id, location, job_title, language, joined_at, synced_at)
                        SELECT read.id, username, given || ' ' || family, username || '@norrland.example', d.id, location, title,
                            language, now() - interval '2 years', now()
                        FROM unnest(:ids, :usernames, :given, :family, :departments, :locations, :titles, :languages)
                            AS read (id, username, given, family, department, location, title, language)
                        JOIN department d ON d.name = read.department
                        """)
                .param("ids", rows.stream().map(row -> Ids.next()).toArray(UUID[]::new))
                .param("usernames", column(rows, 0))
                .param("given", column(rows, 1))
                .param("family", column(rows, 2))
                .param("departments", column(rows, 3))
                .param("locations", column(rows, 5))
                .param("titles", column(rows, 6))
                .param("languages", column(rows, 8))
                .update();
        jdbc.sql("""
                        UPDATE person p SET manager_id = m.id
                        FROM unnest(:usernames, :managers) AS read (username, manager) JOIN person m ON m.username = read.manager
                        WHERE p.username = read.username
                        """)
                .param("usernames", column(rows, 0))
                .param("managers", column(rows, 4))
                .update();
        jdbc.sql("""
                        INSERT INTO person_role (person_id, role)
                        SELECT p.id, role FROM unnest(:usernames, :roles) AS read (username, roles)
                        JOIN person p ON p.username = read.username, unnest(string_to_array(read.roles, ',')) AS role
                        """)
                .param("usernames", column(rows, 0))
                .param(
                        "roles",
                        Stream.of(column(rows, 7))
                                .map(roles -> roles.isEmpty() ? "employee" : "employee," + roles)
                                .toArray(String[]::new))
                .update();
    }

    private static List<String[]> rows() {
        try (var csv = HiredStaff.class.getResourceAsStream("/demo/people.csv")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] column(List<String[]> rows, int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }
}
