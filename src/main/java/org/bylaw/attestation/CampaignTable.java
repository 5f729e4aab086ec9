package org.bylaw.attestation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Campaigns as rows: planned, opened, ended. Each change of state is guarded by the state it leaves. */
@Repository
class CampaignTable {

    private static final String CAMPAIGN =
            "SELECT c.*, p.owner_id FROM campaign c JOIN policy p ON p.id = c.policy_id ";

    private final JdbcClient jdbc;
    private final Clock clock;

    CampaignTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Campaign require(UUID id) {
        return jdbc.sql(CAMPAIGN + "WHERE c.id = :id")
                .param("id", id)
                .query(Campaign::of)
                .optional()
                .orElseThrow(() -> Problem.notFound("This campaign is not there, or not for you to see."));
    }

    /** The one campaign that runs or is about to run for the policy. */
    Optional<Campaign> running(UUID policyId) {
        return jdbc.sql(CAMPAIGN + "WHERE c.policy_id = :policy AND c.state IN ('PLANNED', 'OPEN')")
                .param("policy", policyId)
                .query(Campaign::of)
                .optional();
    }

    /** Those that ask for this version, the newest first. */
    List<Campaign> ofVersion(UUID versionId) {
        return jdbc.sql(CAMPAIGN + "WHERE c.policy_version_id = :version ORDER BY c.created_at DESC")
                .param("version", versionId)
                .query(Campaign::of)
                .list();
    }

    boolean startedByPublication(UUID versionId) {
        return jdbc.sql("SELECT count(*) FROM campaign WHERE policy_version_id = :version AND created_by IS NULL")
                        .param("version", versionId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Plans a campaign for a version in force; {@code createdBy} is empty where its publication does. */
    UUID plan(UUID versionId, NewCampaign wanted, @Nullable UUID createdBy) {
        UUID id = Ids.next();
        int planned = jdbc.sql("""
                        INSERT INTO campaign (id, policy_id, policy_version_id, text_sha256, title, message, statement, state,
                            opens_at, due_on, grace_days, ask_again, created_by, created_at)
                        SELECT :id, p.id, v.id, v.body_sha256, p.title || ' ' || v.major || '.' || v.minor, :message,
                            :statement, 'PLANNED', :now, :dueOn, :grace, :askAgain, :createdBy, :now
                        FROM policy_version v JOIN policy p ON p.id = v.policy_id
                        WHERE v.id = :version AND v.state = 'PUBLISHED'
                        """)
                .param("id", id)
                .param("message", wanted.message().strip())
                .param("statement", wanted.statement().strip())
                .param("dueOn", wanted.dueOn())
                .param("grace", wanted.graceDays())
                .param("askAgain", wanted.askAgain())
                .param("createdBy", createdBy)
                .param("now", now())
                .param("version", versionId)
                .update();
        if (planned == 0) {
            throw Problem.stale("Only a version that is in force can be attested. Please look at the policy again.");
        }
        jdbc.sql("""
                        INSERT INTO campaign_audience (campaign_id, kind, value)
                        SELECT :id, 'DEPARTMENT', unnest(:departments) UNION SELECT :id, 'LOCATION', unnest(:locations)
                        """)
                .param("id", id)
                .param("departments", wanted.audience().departments().toArray(String[]::new))
                .param("locations", wanted.audience().locations().toArray(String[]::new))
                .update();
        return id;
    }

    /** Opens a planned campaign; false where that is done already. */
    boolean open(UUID id) {
        return jdbc.sql("UPDATE campaign SET state = 'OPEN', opens_at = :now WHERE id = :id AND state = 'PLANNED'")
                        .param("id", id)
                        .param("now", now())
                        .update()
                > 0;
    }

    /** Notes who cancels and why, before the process is told. */
    boolean giveReason(UUID id, String reason, @Nullable UUID by) {
        return jdbc.sql("""
                        UPDATE campaign SET reason = :reason, ended_by = :by
                        WHERE id = :id AND state IN ('PLANNED', 'OPEN') AND reason IS NULL
                        """)
                        .param("id", id)
                        .param("reason", reason)
                        .param("by", by)
                        .update()
                > 0;
    }

    /**
     * Ends a campaign and whatever is still open in it, and writes its result down.
     *
     * @param rest what becomes of those who have not answered
     * @return false where it has ended already
     */
    boolean end(UUID id, CampaignState end, AttestationState rest) {
        boolean ended = jdbc.sql("""
                        UPDATE campaign SET state = :end, ended_at = :now
                        WHERE id = :id AND state IN ('PLANNED', 'OPEN')
                        """)
                        .param("id", id)
                        .param("end", end.name())
                        .param("now", now())
                        .update()
                > 0;
        if (ended) {
            jdbc.sql("UPDATE attestation SET state = :rest WHERE campaign_id = :id AND state = 'OPEN'")
                    .param("id", id)
                    .param("rest", rest.name())
                    .update();
            jdbc.sql("""
                            UPDATE campaign SET (asked, attested, declined, excused, left_meanwhile) = (
                                SELECT count(*) FILTER (WHERE state <> 'LEFT'), count(*) FILTER (WHERE state = 'ATTESTED'),
                                    count(*) FILTER (WHERE state = 'DECLINED'), count(*) FILTER (WHERE state = 'EXCUSED'),
                                    count(*) FILTER (WHERE state = 'LEFT')
                                FROM attestation WHERE campaign_id = :id)
                            WHERE id = :id
                            """).param("id", id).update();
        }
        return ended;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
