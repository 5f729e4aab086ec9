package org.bylaw.attestation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts policies in force by their rows alone, for tests that begin where the lifecycle ends. */
class PublishedPolicies {

    private final JdbcClient jdbc;
    private final Clock clock;

    PublishedPolicies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID policy(String title, UUID ownerId, UUID departmentId) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                            language, review_interval_months, created_by, created_at)
                        VALUES (:id, :reference, :title, 'POLICY', :owner, :department, 'INTERNAL', 'en', 12, :owner, :now)
                        """)
                .param("id", id)
                .param("reference", "P-" + id.toString().substring(24).toUpperCase())
                .param("title", title)
                .param("owner", ownerId)
                .param("department", departmentId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    void appliesTo(UUID policyId, String kind, String value) {
        jdbc.sql("INSERT INTO policy_audience (policy_id, kind, value) VALUES (:policy, :kind, :value)")
                .param("policy", policyId)
                .param("kind", kind)
                .param("value", value)
                .update();
    }

    /** Publishes a version; the one before is superseded. */
    UUID publish(UUID policyId, int major, int minor, String text) {
        UUID id = Ids.next();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "UPDATE policy_version SET state = 'SUPERSEDED', ended_at = :now WHERE policy_id = :policy AND state = 'PUBLISHED'")
                .param("policy", policyId)
                .param("now", now)
                .update();
        jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256,
                            created_by, created_at, published_at)
                        SELECT :id, p.id, :major, :minor, 'PUBLISHED', 'MAJOR', :body, :sha256, p.owner_id, :now, :now
                        FROM policy p WHERE p.id = :policy
                        """)
                .param("id", id)
                .param("policy", policyId)
                .param("major", major)
                .param("minor", minor)
                .param("body", text)
                .param("sha256", sha256(text))
                .param("now", now)
                .update();
        return id;
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
