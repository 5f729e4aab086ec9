package org.bylaw.attestation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the campaign's process does. Every step may come twice and then finds its work done. */
@Service
@EnableConfigurationProperties(AttestationSettings.class)
class CampaignSteps {

    static final String PROCESS = "attestation-campaign";
    static final String COMPLETED = "CampaignCompleted";
    static final String CANCELLED = "CampaignCancelled";

    static final String STATEMENT = "I have read this policy, I understand it and I will follow it.";

    private final CampaignTable campaigns;
    private final Crowds crowds;
    private final AttestationSettings settings;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Processes processes;
    private final JdbcClient jdbc;
    private final Clock clock;

    CampaignSteps(
            CampaignTable campaigns,
            Crowds crowds,
            AttestationSettings settings,
            AuditTrail audit,
            Outbox outbox,
            Processes processes,
            JdbcClient jdbc,
            Clock clock) {
        this.campaigns = campaigns;
        this.crowds = crowds;
        this.settings = settings;
        this.audit = audit;
        this.outbox = outbox;
        this.processes = processes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A major change was published: whoever the policy applies to is asked, with the usual dates. */
    @Transactional
    public void startForPublication(UUID versionId) {
        Optional<UUID> inForce = jdbc.sql("SELECT policy_id FROM policy_version WHERE id = :id AND state = 'PUBLISHED'")
                .param("id", versionId)
                .query(UUID.class)
                .optional();
        if (inForce.isEmpty() || campaigns.startedByPublication(versionId)) {
            return;
        }
        UUID policyId = inForce.get();
        campaigns.running(policyId).ifPresent(this::replace);
        LocalDate dueOn = LocalDate.now(clock).plusDays(settings.dueDays());
        start(
                versionId,
                new NewCampaign("", STATEMENT, audienceOf(policyId), dueOn, settings.graceDays(), false),
                null);
    }

    /** Plans a campaign and gives it to the engine; the audience is asked right after this transaction. */
    @Transactional
    public UUID start(UUID versionId, NewCampaign wanted, @Nullable UUID by) {
        UUID id = campaigns.plan(versionId, wanted, by);
        Campaign campaign = campaigns.require(id);
        audit.record(
                "CampaignStarted",
                campaign.ref(),
                campaign.policy(),
                Map.of(
                        "title", campaign.title(),
                        "dueOn", wanted.dueOn().toString(),
                        "departments", wanted.audience().departments(),
                        "locations", wanted.audience().locations()));
        processes.start(PROCESS, id, Map.of("campaignId", id.toString()));
        return id;
    }

    private void replace(Campaign former) {
        campaigns.giveReason(former.id(), "A newer version of the policy replaced the one it asked about.", null);
        cancel(former);
    }

    /** Tells the process; one that is not yet asking is cancelled without it. */
    @Transactional
    public void cancel(Campaign campaign) {
        if (!processes.correlateIfAwaited(CANCELLED, campaign.id())) {
            cancelled(campaign.id());
        }
    }

    @Transactional
    public void launch(UUID id) {
        if (campaigns.open(id)) {
            Campaign campaign = campaigns.require(id);
            int asked = crowds.ask(campaign);
            audit.record("CampaignLaunched", campaign.ref(), campaign.policy(), Map.of("asked", asked));
        }
    }

    @Transactional
    public void remind(UUID id, String when) {
        Campaign campaign = campaigns.require(id);
        if (campaign.state() != CampaignState.OPEN) {
            return;
        }
        int reminded = crowds.remind(
                campaign, Selection.ALL, "AFTER".equals(when) ? "attestation.late" : "attestation.reminder");
        if (reminded > 0) {
            audit.record(
                    "CampaignReminded",
                    campaign.ref(),
                    campaign.policy(),
                    Map.of("when", when.toLowerCase(Locale.ROOT), "people", reminded));
        }
    }

    @Transactional
    public void escalate(UUID id) {
        Campaign campaign = campaigns.require(id);
        if (campaign.state() != CampaignState.OPEN) {
            return;
        }
        int late = crowds.escalate(campaign);
        if (late > 0) {
            audit.record("CampaignEscalated", campaign.ref(), campaign.policy(), Map.of("late", late));
        }
    }

    @Transactional
    public void close(UUID id) {
        if (campaigns.end(id, CampaignState.CLOSED, AttestationState.MISSED)) {
            Campaign campaign = campaigns.require(id);
            Map<String, Object> result = result(id);
            audit.record("CampaignClosed", campaign.ref(), campaign.policy(), result);
            outbox.digest(
                    List.of(campaign.ownerId()),
                    "attestation.closed",
                    Map.of(
                            "title",
                            campaign.title(),
                            "attested",
                            result.get("attested").toString(),
                            "asked",
                            result.get("asked").toString()),
                    campaign.path());
        }
    }

    @Transactional
    public void cancelled(UUID id) {
        if (campaigns.end(id, CampaignState.CANCELLED, AttestationState.CANCELLED)) {
            Campaign campaign = campaigns.require(id);
            String reason = jdbc.sql("SELECT reason FROM campaign WHERE id = :id")
                    .param("id", id)
                    .query(String.class)
                    .single();
            audit.record("CampaignCancelled", campaign.ref(), campaign.policy(), Map.of("reason", reason));
        }
    }

    CampaignDates dates(UUID id) {
        Campaign campaign = campaigns.require(id);
        return new CampaignDates(campaign.opensAt(), campaign.dueOn(), campaign.graceDays(), settings, clock.getZone());
    }

    /** The end of the grace, or now where there is nobody to wait for. */
    Date closesAt(UUID id) {
        boolean somebodyOpen = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM attestation WHERE campaign_id = :id AND state = 'OPEN')")
                .param("id", id)
                .query(Boolean.class)
                .single();
        Instant closes = somebodyOpen ? dates(id).closes() : clock.instant();
        return Date.from(closes);
    }

    AttestationSettings settings() {
        return settings;
    }

    /** Whom the policy applies to, as its own page says. */
    Audience audienceOf(UUID policyId) {
        return new Audience(audienceOf(policyId, "DEPARTMENT"), audienceOf(policyId, "LOCATION"));
    }

    private List<String> audienceOf(UUID policyId, String kind) {
        return jdbc.sql("SELECT value FROM policy_audience WHERE policy_id = :policy AND kind = :kind ORDER BY value")
                .param("policy", policyId)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private Map<String, Object> result(UUID id) {
        return jdbc.sql("SELECT asked, attested, declined, excused, left_meanwhile FROM campaign WHERE id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }
}
