package org.bylaw.people;

import static org.bylaw.shared.Say.say;

import java.util.UUID;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who learns what of whom. Everybody sees names where somebody is to be chosen, and everything about themselves. Managers
 * see the people below them; whoever answers for all of them (HR, compliance, management, the auditor, admins) sees all.
 */
@Component
class PeopleAccess {

    static final Role[] SEE_ALL = {Role.HR, Role.COMPLIANCE, Role.MANAGEMENT, Role.AUDITOR, Role.ADMIN};
    private static final Role[] MANAGE_ALL = {Role.HR, Role.ADMIN};

    private final JdbcClient jdbc;
    private final CurrentPerson currentPerson;

    PeopleAccess(JdbcClient jdbc, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.currentPerson = currentPerson;
    }

    boolean seesAll() {
        return currentPerson.hasAny(SEE_ALL);
    }

    boolean managesAll() {
        return currentPerson.hasAny(MANAGE_ALL);
    }

    boolean maySee(UUID personId) {
        return currentPerson.requireId().equals(personId) || seesAll() || leads(personId);
    }

    /** Whether the current person sets and ends absences of that person. */
    boolean mayManage(UUID personId) {
        return currentPerson.requireId().equals(personId) || managesAll() || leads(personId);
    }

    void requireSeeing(UUID personId) {
        if (!maySee(personId)) {
            throw Problem.notFound(say("This person is not in the directory, or not for you to see."));
        }
    }

    /** Whether anybody reports to the current person. */
    boolean leadsAnybody() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM person WHERE manager_id = :me)")
                .param("me", currentPerson.requireId())
                .query(Boolean.class)
                .single();
    }

    /** Whether that person reports to the current one, directly or through others. */
    private boolean leads(UUID personId) {
        return jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT manager_id FROM person WHERE id = :person
                            UNION
                            SELECT p.manager_id FROM person p JOIN above a ON p.id = a.manager_id
                        )
                        SELECT EXISTS (SELECT FROM above WHERE manager_id = :me)
                        """)
                .param("person", personId)
                .param("me", currentPerson.requireId())
                .query(Boolean.class)
                .single();
    }
}
