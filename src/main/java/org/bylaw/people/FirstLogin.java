package org.bylaw.people;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds somebody new who logs in before the directory was read anew; the next reading fills in the rest. */
@Component
class FirstLogin implements PeopleDirectory {

    private final JdbcClient jdbc;
    private final Clock clock;

    FirstLogin(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void seen(UUID id, String username, String name, @Nullable String email) {
        jdbc.sql("""
                        INSERT INTO person (id, username, name, email, joined_at, synced_at)
                        VALUES (:id, :username, :name, :email, :now, :now)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("username", username)
                .param("name", name)
                .param("email", email)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
