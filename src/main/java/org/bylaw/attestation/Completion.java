package org.bylaw.attestation;

import java.util.Map;
import java.util.UUID;
import org.bylaw.workflow.Processes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells a campaign's process once nobody's answer is missing any more. */
@Component
class Completion {

    /** More people than can be answering in the same instant: three nodes with twenty connections each. */
    static final int LAST_FEW = 60;

    private final JdbcClient jdbc;
    private final Processes processes;

    Completion(JdbcClient jdbc, Processes processes) {
        this.jdbc = jdbc;
        this.processes = processes;
    }

    /**
     * Call after an answer is written. While many are open it only looks; the last few queue for a lock, since
     * two who answer in the same instant would otherwise each see the other as still open, and nobody would end it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void check(UUID campaignId) {
        if (open(campaignId) >= LAST_FEW) {
            return;
        }
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))) AS queued")
                .param("name", "campaign " + campaignId)
                .query(Integer.class)
                .single();
        if (open(campaignId) == 0) {
            processes.correlateIfAwaited(CampaignSteps.COMPLETED, campaignId);
        }
    }

    private long open(UUID campaignId) {
        return jdbc.sql("""
                        SELECT count(*) FROM (SELECT FROM attestation WHERE campaign_id = :id AND state = 'OPEN'
                            LIMIT :few) AS still_open
                        """)
                .params(Map.of("id", campaignId, "few", LAST_FEW))
                .query(Long.class)
                .single();
    }
}
