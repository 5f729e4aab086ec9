package org.bylaw.attestation;

import java.util.UUID;
import org.bylaw.shared.ReadingRight;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever is asked to attest a version may read it, whatever its classification, and also after the answer. */
@Component
class AskedMayRead implements ReadingRight {

    private final JdbcClient jdbc;

    AskedMayRead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean mayRead(SubjectRef subject, UUID personId) {
        return subject.kind().equals(SubjectRef.POLICY_VERSION)
                && jdbc.sql("""
                        SELECT EXISTS (SELECT FROM campaign_version c JOIN attestation a ON a.campaign_id = c.campaign_id
                            AND a.policy_version_id = c.policy_version_id
                            WHERE c.policy_version_id = :version AND a.person_id = :person)
                        """)
                        .param("version", subject.id())
                        .param("person", personId)
                        .query(Boolean.class)
                        .single();
    }
}
