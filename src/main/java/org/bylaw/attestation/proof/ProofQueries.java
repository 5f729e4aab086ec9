package org.bylaw.attestation.proof;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a proof says beyond the campaign's page. */
@Repository
class ProofQueries {

    /**
     * A version that a campaign asks about.
     *
     * @param sha256 fingerprint of its text
     */
    record AskedVersion(String title, String reference, String version, String sha256) {}

    private final JdbcClient jdbc;

    ProofQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the campaign's order. */
    List<AskedVersion> versions(UUID campaignId) {
        return jdbc.sql("""
                        SELECT p.title, p.reference, v.major || '.' || v.minor AS version, c.text_sha256 AS sha256
                        FROM campaign_version c JOIN policy_version v ON v.id = c.policy_version_id
                        JOIN policy p ON p.id = v.policy_id
                        WHERE c.campaign_id = :campaign ORDER BY c.position
                        """)
                .param("campaign", campaignId)
                .query(AskedVersion.class)
                .list();
    }

    /** A text that a campaign asks about, whole. */
    record AskedText(UUID id, String title, String reference, String version, String sha256, String body) {}

    /** In the campaign's order; few, since people are to read them. */
    List<AskedText> texts(UUID campaignId) {
        return jdbc.sql("""
                        SELECT v.id, p.title, p.reference, v.major || '.' || v.minor AS version, c.text_sha256 AS sha256, v.body
                        FROM campaign_version c JOIN policy_version v ON v.id = c.policy_version_id
                        JOIN policy p ON p.id = v.policy_id
                        WHERE c.campaign_id = :campaign ORDER BY c.position
                        """)
                .param("campaign", campaignId)
                .query(AskedText.class)
                .list();
    }

    /** Those that ask about a version, the oldest first. */
    List<UUID> campaignsOf(UUID versionId) {
        return jdbc.sql("""
                        SELECT v.campaign_id FROM campaign_version v JOIN campaign c ON c.id = v.campaign_id
                        WHERE v.policy_version_id = :version ORDER BY c.opens_at, c.id
                        """).param("version", versionId).query(UUID.class).list();
    }
}
