package org.bylaw.testing;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Hires people for a test and lets the test act as them. */
public class Organisation {

    private final JdbcClient jdbc;
    private final Clock clock;

    public Organisation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public UUID department(String code, String name) {
        Optional<UUID> known = jdbc.sql("SELECT id FROM department WHERE code = :code")
                .param("code", code)
                .query(UUID.class)
                .optional();
        return known.orElseGet(() -> {
            UUID id = Ids.next();
            jdbc.sql("INSERT INTO department (id, code, name) VALUES (:id, :code, :name)")
                    .param("id", id)
                    .param("code", code)
                    .param("name", name)
                    .update();
            return id;
        });
    }

    /** Hires somebody whose username is the given name with a number that makes it unique. */
    public UUID hire(String name, @Nullable UUID departmentId, @Nullable UUID managerId, Role... roles) {
        UUID id = Ids.next();
        String username =
                name.toLowerCase().replace(' ', '.') + "-" + id.toString().substring(24);
        jdbc.sql("""
                        INSERT INTO person (id, username, name, email, department_id, manager_id, location, joined_at, synced_at)
                        VALUES (:id, :username, :name, :username || '@example.org', :department, :manager, 'Hamburg', :now, :now)
                        """)
                .param("id", id)
                .param("username", username)
                .param("name", name)
                .param("department", departmentId)
                .param("manager", managerId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("INSERT INTO person_role (person_id, role) SELECT :id, unnest(:roles)")
                .param("id", id)
                .param("roles", roleNames(roles))
                .update();
        return id;
    }

    private static String[] roleNames(Role... roles) {
        return Stream.concat(Stream.of(Role.EMPLOYEE), Arrays.stream(roles))
                .distinct()
                .map(Role::roleName)
                .toArray(String[]::new);
    }

    /** Does something as that person, with the roles that the directory knows. */
    public <T> T as(UUID personId, Supplier<T> act) {
        var authorities = jdbc
                .sql("SELECT role FROM person_role WHERE person_id = :id")
                .param("id", personId)
                .query(String.class)
                .list()
                .stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        var former = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(personId.toString(), "none", authorities));
        SecurityContextHolder.setContext(context);
        try {
            return act.get();
        } finally {
            SecurityContextHolder.setContext(former);
        }
    }

    public void as(UUID personId, Runnable act) {
        as(personId, () -> {
            act.run();
            return null;
        });
    }
}
