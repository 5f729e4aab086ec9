package org.bylaw.policy;

import java.util.List;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has a draft open at present, across all nodes: whoever said so within the last minute. */
@Service
public class DraftPresence {

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final CurrentPerson currentPerson;

    DraftPresence(JdbcClient jdbc, PolicyTable table, PolicyAccess access, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.currentPerson = currentPerson;
    }

    /** Says that the current person has the draft open, and gives the names of the others who have. */
    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    @Transactional
    public List<String> here(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReading(table.policy(version.policyId()), version);
        jdbc.sql("""
                        INSERT INTO draft_presence (version_id, person_id, seen_at) VALUES (:version, :me, :now)
                        ON CONFLICT (version_id, person_id) DO UPDATE SET seen_at = excluded.seen_at
                        """)
                .param("version", versionId)
                .param("me", currentPerson.requireId())
                .param("now", table.now())
                .update();
        return jdbc.sql("""
                        SELECT p.name FROM draft_presence d JOIN person p ON p.id = d.person_id
                        WHERE d.version_id = :version AND d.person_id <> :me AND d.seen_at > :recently ORDER BY p.name
                        """)
                .param("version", versionId)
                .param("me", currentPerson.requireId())
                .param("recently", table.now().minusMinutes(1))
                .query(String.class)
                .list();
    }

    /** The current person has closed the draft. */
    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    @Transactional
    public void gone(UUID versionId) {
        jdbc.sql("DELETE FROM draft_presence WHERE version_id = :version AND person_id = :me")
                .param("version", versionId)
                .param("me", currentPerson.requireId())
                .update();
    }
}
