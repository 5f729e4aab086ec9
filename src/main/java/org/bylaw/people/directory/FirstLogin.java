package org.bylaw.people.directory;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.PeopleDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds somebody new who logs in before the directory was read anew; the next reading fills in the rest. */
@Component
class FirstLogin implements PeopleDirectory {

    private final AccountLinks links;
    private final JdbcClient jdbc;
    private final Clock clock;

    FirstLogin(AccountLinks links, JdbcClient jdbc, Clock clock) {
        this.links = links;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID seen(UUID accountId, String username, String name, @Nullable String email) {
        UUID id = personId(accountId);
        if (isKnown(id)) {
            return id;
        }
        links.alone();
        links.link(List.of(new AccountLinks.Account(accountId, username, email)));
        UUID person = personId(accountId);
        jdbc.sql("""
                        INSERT INTO person (id, username, name, email, joined_at, synced_at)
                        VALUES (:id, :username, :name, :email, :now, :now)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", person)
                .param("username", username)
                .param("name", StaffMember.name(name, username))
                .param("email", StaffMember.address(email))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return person;
    }

    private UUID personId(UUID accountId) {
        return links.personIds(List.of(accountId)).getFirst();
    }

    private boolean isKnown(UUID personId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM person WHERE id = :id)")
                .param("id", personId)
                .query(Boolean.class)
                .single();
    }
}
