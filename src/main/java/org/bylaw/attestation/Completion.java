package org.bylaw.attestation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bylaw.workflow.Processes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells a campaign's process once nobody's answer is missing any more. */
@Component
class Completion {

    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

    /** More people than can be answering in the same instant: three nodes with twenty connections each. */
    private static final int LAST_FEW = 60;

    /** While that many are open, a look each second is enough; to look at each answer would double what an answer costs. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Processes processes;
    private final TransactionTemplate transaction;

    /** By campaign: when one of its answers is next worth a look, as {@link System#nanoTime()}. */
    private final Map<UUID, Long> pausing = new ConcurrentHashMap<>();

    Completion(JdbcClient jdbc, Processes processes, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.transaction = transaction;
    }

    /**
     * Call after an answer is written. While many are open it only looks now and then; the last few queue for a lock,
     * since two who answer in the same instant would otherwise each see the other as still open, and nobody would end it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void check(UUID campaignId) {
        Long until = pausing.get(campaignId);
        if (until != null && System.nanoTime() - until < 0) {
            return;
        }
        if (open(campaignId) >= LAST_FEW) {
            pausing.put(campaignId, System.nanoTime() + PAUSE.toNanos());
            return;
        }
        pausing.remove(campaignId);
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))) AS queued")
                .param("name", "campaign " + campaignId)
                .query(Integer.class)
                .single();
        if (open(campaignId) == 0) {
            processes.correlateIfAwaited(CampaignSteps.COMPLETED, campaignId);
        }
    }

    /** Finds the campaigns whose last answers all came within one pause, so that none of them looked. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        jdbc.sql("""
                        SELECT c.id FROM campaign c WHERE c.state = 'OPEN'
                            AND EXISTS (SELECT FROM attestation a WHERE a.campaign_id = c.id)
                            AND NOT EXISTS (SELECT FROM attestation a WHERE a.campaign_id = c.id AND a.state = 'OPEN')
                        """).query(UUID.class).list().stream()
                .map(this::complete)
                .flatMap(Optional::stream)
                // All of them first; then the page of health is to show that one did not end.
                .toList()
                .stream()
                .findFirst()
                .ifPresent(fault -> {
                    throw fault;
                });
    }

    private Optional<RuntimeException> complete(UUID campaignId) {
        pausing.remove(campaignId);
        try {
            transaction.executeWithoutResult(status -> check(campaignId));
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error(
                    "Campaign {} has all its answers and could not be ended; the next minute tries again",
                    campaignId,
                    e);
            return Optional.of(e);
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
