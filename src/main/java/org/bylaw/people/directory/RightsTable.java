package org.bylaw.people.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has which role beside the one of everybody: what a quick look at Keycloak brings in step. */
@Component
class RightsTable {

    private final AccountLinks links;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    RightsTable(AccountLinks links, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.links = links;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Active people who have a role beside the one of everybody. */
    Set<UUID> holders() {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT r.person_id FROM person_role r JOIN person p ON p.id = r.person_id
                        WHERE p.active AND r.role <> :everybody
                        """)
                .param("everybody", StaffSource.OF_EVERYBODY)
                .query(UUID.class)
                .list());
    }

    /**
     * Takes over who has which role beside the one of everybody, and says so: whoever reads everyone later finds no change.
     *
     * @param rights by the id of the person
     * @return whose roles are others than before
     */
    @Transactional
    public Set<UUID> takeOver(Map<UUID, Set<String>> rights) {
        List<UUID> people = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        rights.forEach((person, names) -> names.forEach(name -> {
            people.add(person);
            roles.add(name);
        }));
        List<DirectoryTable.Membership> changed = jdbc.sql("""
                        WITH read AS (SELECT * FROM unnest(:people, :roles) AS read (person_id, role)),
                        removed AS (
                            DELETE FROM person_role r USING person p
                            WHERE p.id = r.person_id AND p.active AND r.role <> :everybody AND NOT EXISTS (
                                SELECT FROM read WHERE read.person_id = r.person_id AND read.role = r.role)
                            RETURNING r.person_id, r.role),
                        added AS (
                            INSERT INTO person_role (person_id, role)
                            SELECT read.person_id, read.role FROM read JOIN person p ON p.id = read.person_id
                            WHERE p.active
                            ON CONFLICT DO NOTHING RETURNING person_id, role)
                        SELECT person_id, role AS value, false AS given FROM removed
                        UNION ALL SELECT person_id, role, true FROM added
                        """)
                .param("people", people.toArray(UUID[]::new))
                .param("roles", roles.toArray(String[]::new))
                .param("everybody", StaffSource.OF_EVERYBODY)
                .query(DirectoryTable.Membership.class)
                .list();
        DirectoryTable.roles(changed).ifPresent(events::publishEvent);
        return changed.stream().map(DirectoryTable.Membership::personId).collect(Collectors.toSet());
    }

    /** By the id of the person instead of that of the account. */
    <T> Map<UUID, T> byPerson(Map<UUID, T> byAccount) {
        Map<UUID, UUID> people = links.personByAccount(byAccount.keySet());
        Map<UUID, T> byPerson = new HashMap<>();
        byAccount.forEach((account, value) -> byPerson.put(people.getOrDefault(account, account), value));
        return byPerson;
    }
}
