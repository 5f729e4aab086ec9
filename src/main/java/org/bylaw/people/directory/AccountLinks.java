package org.bylaw.people.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the person of a Keycloak account. Whoever Keycloak brought first has the account's id. Whoever HR's file brought
 * first gets the first new account of the same username, else the only new one of the same mail address, if no second
 * person without an account has that address; afterwards the two stay together whatever is renamed. Whoever may create
 * accounts in Keycloak is trusted to do so for the right person.
 */
@Component
class AccountLinks {

    /** Any number, the same on all nodes. */
    private static final long LOCK = 0x6279_6c61_7770_6572L;

    private final JdbcClient jdbc;

    AccountLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Account(UUID id, String username, @Nullable String mail) {}

    /** Until the transaction ends nobody else brings people in, or a person could come in by two ways at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    /** Gives new accounts to the people who were waiting for one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void link(List<Account> accounts) {
        jdbc.sql("""
                        WITH fresh AS (
                            SELECT read.id, lower(read.username) AS username, lower(read.mail) AS mail,
                                count(*) OVER (PARTITION BY lower(read.mail)) AS of_mail
                            FROM unnest(:ids, :usernames, :mails) AS read (id, username, mail)
                            WHERE NOT EXISTS (SELECT FROM person p WHERE p.id = read.id)
                                AND NOT EXISTS (SELECT FROM staff_of_hr h WHERE h.account_id = read.id)),
                        waiting AS (
                            SELECT p.id, p.username, lower(p.email) AS mail, count(*) OVER (PARTITION BY lower(p.email)) AS of_mail
                            FROM staff_of_hr h JOIN person p ON p.id = h.person_id
                            WHERE h.came_first AND h.account_id IS NULL),
                        by_username AS (
                            SELECT fresh.id AS account_id, waiting.id AS person_id FROM fresh JOIN waiting USING (username)),
                        by_mail AS (
                            SELECT fresh.id AS account_id, waiting.id AS person_id FROM fresh JOIN waiting USING (mail)
                            WHERE fresh.of_mail = 1 AND waiting.of_mail = 1
                                AND NOT EXISTS (SELECT FROM by_username b WHERE b.account_id = fresh.id)
                                AND NOT EXISTS (SELECT FROM by_username b WHERE b.person_id = waiting.id))
                        UPDATE staff_of_hr h SET account_id = found.account_id
                        FROM (SELECT * FROM by_username UNION ALL SELECT * FROM by_mail) AS found
                        WHERE h.person_id = found.person_id
                        """)
                .param("ids", accounts.stream().map(Account::id).toArray(UUID[]::new))
                .param("usernames", accounts.stream().map(Account::username).toArray(String[]::new))
                .param("mails", accounts.stream().map(Account::mail).toArray(String[]::new))
                .update();
    }

    /** Whose account has another id than the person, by the account. */
    Map<UUID, UUID> personByAccount(Collection<UUID> accountIds) {
        Map<UUID, UUID> people = new HashMap<>();
        jdbc.sql("SELECT account_id, person_id FROM staff_of_hr WHERE account_id = ANY (:ids)")
                .param("ids", accountIds.toArray(UUID[]::new))
                .query(row -> {
                    people.put(row.getObject("account_id", UUID.class), row.getObject("person_id", UUID.class));
                });
        return people;
    }

    List<UUID> personIds(Collection<UUID> accountIds) {
        Map<UUID, UUID> people = personByAccount(accountIds);
        return accountIds.stream().map(id -> people.getOrDefault(id, id)).toList();
    }

    /** The accounts of all who work here; whom only HR's file knows has none. */
    List<UUID> accountsOfActivePeople() {
        return jdbc.sql("""
                        SELECT COALESCE(h.account_id, p.id) FROM person p LEFT JOIN staff_of_hr h ON h.person_id = p.id
                        WHERE p.active AND (h.person_id IS NULL OR NOT h.came_first OR h.account_id IS NOT NULL)
                        """).query(UUID.class).list();
    }

    /** Deleted accounts: the people of HR's file wait for another one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unlink(Collection<UUID> accountIds) {
        jdbc.sql("UPDATE staff_of_hr SET account_id = NULL WHERE account_id = ANY (:ids)")
                .param("ids", accountIds.toArray(UUID[]::new))
                .update();
    }
}
