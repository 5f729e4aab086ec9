package org.bylaw.people;

import java.time.OffsetDateTime;
import java.util.Arrays;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks again whether who began something long may still do it: a thread in the background has the roles of its beginning, while
 * a session follows what was read at Keycloak since. Asked in the transaction that stores some of the work.
 */
@Component
public class LongWork {

    private final JdbcClient jdbc;
    private final CurrentPerson currentPerson;

    LongWork(JdbcClient jdbc, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.currentPerson = currentPerson;
    }

    /**
     * Whether the current person is still here and has one of these roles.
     *
     * @param since when the work began, with roles that held then; what was read at Keycloak before says nothing new
     */
    public boolean mayGoOn(OffsetDateTime since, Role... roles) {
        return jdbc.sql("""
                        SELECT p.active AND (
                            NOT EXISTS (SELECT FROM directory_reading d WHERE d.roles_read_at > :since)
                            OR EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id AND r.role = ANY (:roles)))
                        FROM person p WHERE p.id = :me
                        """)
                .param("since", since)
                .param("roles", Arrays.stream(roles).map(Role::roleName).toArray(String[]::new))
                .param("me", currentPerson.requireId())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
