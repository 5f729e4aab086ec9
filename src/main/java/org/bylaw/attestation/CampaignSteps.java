package org.bylaw.attestation;

import static org.bylaw.shared.Say.later;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.shared.Say;
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
    static final String EXTENDED = "CampaignExtended";
    static final String SUPERSEDED = "CampaignSuperseded";

    /** What people confirm, where nobody wrote another sentence. */
    static final String STATEMENT = later("I have read this policy, I understand it and I will follow it.");

    private final CampaignTable campaigns;
    private final QuizTable quizzes;
    private final FollowUpSteps followUps;
    private final Crowds crowds;
    private final LongLeaves leaves;
    private final AttestationSettings settings;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Processes processes;
    private final JdbcClient jdbc;
    private final Clock clock;

    CampaignSteps(
            CampaignTable campaigns,
            QuizTable quizzes,
            FollowUpSteps followUps,
            Crowds crowds,
            LongLeaves leaves,
            AttestationSettings settings,
            AuditTrail audit,
            Outbox outbox,
            Processes processes,
            JdbcClient jdbc,
            Clock clock) {
        this.campaigns = campaigns;
        this.quizzes = quizzes;
        this.followUps = followUps;
        this.crowds = crowds;
        this.leaves = leaves;
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
        record Published(UUID policyId, UUID ownerId) {}
        Optional<Published> inForce =
                jdbc.sql("""
                        SELECT p.id AS policy_id, p.owner_id FROM policy p JOIN policy_version v ON v.policy_id = p.id
                        WHERE v.id = :id AND v.state = 'PUBLISHED'
                        """).param("id", versionId).query(Published.class).optional();
        if (inForce.isEmpty() || campaigns.startedByPublication(versionId)) {
            return;
        }
        UUID policyId = inForce.get().policyId();
        endForPolicy(policyId, "A newer version of the policy replaced the one it asked about.");
        NewCampaign usual = new NewCampaign(
                List.of(policyId),
                "",
                "",
                statementFor(policyId),
                audienceOf(policyId),
                null,
                LocalDate.now(clock).plusDays(settings.dueDays()),
                settings.graceDays(),
                false,
                true);
        start(usual, versionId, inForce.get().ownerId(), null);
    }

    /** Plans a campaign and gives it to the engine; the audience is asked right after this transaction. */
    @Transactional
    public UUID start(NewCampaign wanted, @Nullable UUID publishedVersionId, UUID responsibleId, @Nullable UUID by) {
        UUID id = campaigns.plan(wanted, publishedVersionId, responsibleId, by);
        quizzes.plan(id, wanted.confirming().questions());
        Campaign campaign = campaigns.require(id);
        audit.record(
                "CampaignStarted",
                campaign.ref(),
                campaign.page(),
                Map.of(
                        "title", campaign.title(),
                        "dueOn", wanted.dueOn().toString(),
                        "audience", wanted.audience()));
        processes.start(PROCESS, id, Map.of("campaignId", id.toString()));
        return id;
    }

    /** Nobody need attest the policy as it was: what asks about it ends, or goes on with its other policies. */
    @Transactional
    public void endForPolicy(UUID policyId, String why) {
        campaigns.running(List.of(policyId)).forEach(campaign -> {
            if (campaign.policyIds().size() > 1) {
                campaigns.dropPolicy(campaign.id(), policyId);
            } else if (campaigns.giveReason(campaign.id(), why, null)) {
                cancel(campaign);
            }
        });
        campaigns.following(List.of(policyId)).forEach(campaign -> {
            campaigns.dropPolicy(campaign.id(), policyId);
            if (campaigns.policiesLeft(campaign.id()) == 0
                    && !processes.correlateIfAwaited(SUPERSEDED, campaign.id())) {
                superseded(campaign.id());
            }
        });
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
            leaves.giveTime("a.campaign_id = :campaign", Map.of("campaign", id));
            audit.record("CampaignLaunched", campaign.ref(), campaign.page(), Map.of("asked", asked));
        }
    }

    /** Closes with the result; one that goes on asking those who join or move leaves them their time. */
    @Transactional
    public void close(UUID id) {
        Campaign before = campaigns.require(id);
        CampaignState end = before.follows() ? CampaignState.FOLLOWING : CampaignState.CLOSED;
        if (before.state() == CampaignState.OPEN && !before.follows()) {
            leaves.excuseFrom(id);
        }
        if (campaigns.end(id, end, AttestationState.MISSED)) {
            Campaign campaign = campaigns.require(id);
            Map<String, Object> result = result(id);
            audit.record("CampaignClosed", campaign.ref(), campaign.page(), result);
            outbox.digest(
                    Set.of(campaign.responsibleId()),
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

    /** The process waits anew, until the end of the new time. */
    void extended(UUID id) {
        processes.correlateIfAwaited(EXTENDED, id);
    }

    boolean follows(UUID id) {
        return campaigns.require(id).state() == CampaignState.FOLLOWING;
    }

    @Transactional
    public void superseded(UUID id) {
        if (campaigns.endFollowing(id)) {
            Campaign campaign = campaigns.require(id);
            audit.record("CampaignSuperseded", campaign.ref(), campaign.page(), Map.of());
            followUps.settleCampaign(id);
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
            audit.record("CampaignCancelled", campaign.ref(), campaign.page(), Map.of("reason", reason));
            followUps.settleCampaign(id);
        }
    }

    CampaignDates dates(UUID id) {
        Campaign campaign = campaigns.require(id);
        return new CampaignDates(campaign.dueOn(), campaign.graceDays(), clock.instant(), clock.getZone());
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

    /** The usual sentence in the policy's language. */
    String statementFor(UUID policyId) {
        String language = jdbc.sql("SELECT language FROM policy WHERE id = :id")
                .param("id", policyId)
                .query(String.class)
                .single();
        return Say.in(Locale.forLanguageTag(language), STATEMENT);
    }

    /** Whom the policy applies to, as its own page says. */
    AudienceRule audienceOf(UUID policyId) {
        return AudienceRule.of(audienceOf(policyId, "DEPARTMENT"), audienceOf(policyId, "LOCATION"));
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
