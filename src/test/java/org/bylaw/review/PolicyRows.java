package org.bylaw.review;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Policies and versions in force by their rows alone, for tests that begin where the lifecycle ends. */
class PolicyRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    PolicyRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID policy(String title, UUID owner, UUID department, String classification) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                            language, review_interval_months, created_by, created_at)
                        VALUES (:id, :reference, :title, 'POLICY', :owner, :department, :classification, 'en', 12,
                            :owner, :now)
                        """)
                .param("id", id)
                .param("reference", "R-" + id.toString().substring(24).toUpperCase())
                .param("title", title)
                .param("owner", owner)
                .param("department", department)
                .param("classification", classification)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** Puts a version in force; the one before is superseded. */
    UUID publish(UUID policy, int major) {
        jdbc.sql("""
                        UPDATE policy_version SET state = 'SUPERSEDED', ended_at = :now
                        WHERE policy_id = :policy AND state = 'PUBLISHED'
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("policy", policy)
                .update();
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256,
                            created_by, created_at, published_at)
                        SELECT :id, p.id, :major, 0, 'PUBLISHED', 'MAJOR', '# Travel', repeat('a', 64), p.owner_id, :now, :now
                        FROM policy p WHERE p.id = :policy
                        """)
                .param("id", id)
                .param("policy", policy)
                .param("major", major)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
