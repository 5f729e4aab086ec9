package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audience.RuleJson;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Campaigns as rows: planned, opened, ended. Each change of state is guarded by the state it leaves. */
@Repository
class CampaignTable {

    private static final String CAMPAIGN = """
            SELECT c.*,
                ARRAY(SELECT v.policy_id FROM campaign_version v WHERE v.campaign_id = c.id GROUP BY v.policy_id
                    ORDER BY min(v.position))
                    AS policy_ids,
                ARRAY(SELECT DISTINCT p.owner_id FROM campaign_version v JOIN policy p ON p.id = v.policy_id
                    WHERE v.campaign_id = c.id) AS owner_ids
            FROM campaign c
            """;

    private final JdbcClient jdbc;
    private final RuleJson rules;
    private final Clock clock;

    CampaignTable(JdbcClient jdbc, RuleJson rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    Campaign require(UUID id) {
        return jdbc.sql(CAMPAIGN + "WHERE c.id = :id")
                .param("id", id)
                .query(this::campaign)
                .optional()
                .orElseThrow(() -> Problem.notFound(say("This campaign is not there, or not for you to see.")));
    }

    /** @throws Problem where it asks nobody now */
    Campaign requireAsking(UUID id) {
        Campaign campaign = require(id);
        if (!campaign.state().takesAnswers()) {
            throw Problem.stale(
                    campaign.state() == CampaignState.PLANNED
                            ? say("Its people are being asked at this moment. Please try again in a minute.")
                            : say("This campaign has ended."));
        }
        return campaign;
    }

    /** Those that run or are about to run for any of the policies. */
    List<Campaign> running(List<UUID> policyIds) {
        return ofPolicies(policyIds, "c.state IN ('PLANNED', 'OPEN')");
    }

    /** Those that closed and still ask those who join or move. */
    List<Campaign> following(List<UUID> policyIds) {
        return ofPolicies(policyIds, "c.state = 'FOLLOWING'");
    }

    private List<Campaign> ofPolicies(List<UUID> policyIds, String condition) {
        return jdbc.sql(CAMPAIGN + """
                        WHERE c.id IN (SELECT campaign_id FROM campaign_version WHERE policy_id = ANY (:policies)) AND
                        """ + condition)
                .param("policies", policyIds.toArray(UUID[]::new))
                .query(this::campaign)
                .list();
    }

    /** All that ask people now. */
    List<Campaign> asking() {
        return jdbc.sql(CAMPAIGN + "WHERE c.state IN ('OPEN', 'FOLLOWING') ORDER BY c.due_on, c.id")
                .query(this::campaign)
                .list();
    }

    /** Those that ask for this version, the newest first. */
    List<Campaign> ofVersion(UUID versionId) {
        return jdbc.sql(CAMPAIGN + """
                        WHERE c.id IN (SELECT campaign_id FROM campaign_version WHERE policy_version_id = :version)
                        ORDER BY c.created_at DESC
                        """)
                .param("version", versionId)
                .query(this::campaign)
                .list();
    }

    boolean startedByPublication(UUID versionId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM campaign WHERE published_version_id = :version)")
                .param("version", versionId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Plans a campaign for versions in force.
     *
     * @param publishedVersionId whose publication starts it; empty where a person does
     * @param responsibleId who answers for it
     */
    UUID plan(NewCampaign wanted, @Nullable UUID publishedVersionId, UUID responsibleId, @Nullable UUID createdBy) {
        UUID id = Ids.next();
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        INSERT INTO campaign (id, published_version_id, responsible_id, audience, audience_name, title, message,
                            statement, state, opens_at, due_on, grace_days, due_days, follows, ask_again, created_by,
                            created_at, confirmation, pass_percent, attempts)
                        VALUES (:id, :publishedVersion, :responsible, CAST(:audience AS jsonb), :audienceName, :title, :message,
                            :statement, 'PLANNED', :now, :dueOn, :grace, :dueDays, :follows, :askAgain, :createdBy, :now,
                            :confirmation, :passPercent, :attempts)
                        """)
                .param("id", id)
                .param("publishedVersion", publishedVersionId)
                .param("responsible", responsibleId)
                .param("audience", rules.write(wanted.audience()))
                .param("audienceName", wanted.audienceName())
                .param(
                        "title",
                        wanted.title().isBlank()
                                ? title(wanted.policyIds())
                                : wanted.title().strip())
                .param("message", wanted.message().strip())
                .param("statement", wanted.statement().strip())
                .param("dueOn", wanted.dueOn())
                .param("grace", wanted.graceDays())
                .param("dueDays", Math.clamp(ChronoUnit.DAYS.between(today, wanted.dueOn()), 1, 365))
                .param("follows", wanted.follows())
                .param("askAgain", wanted.askAgain())
                .param("createdBy", createdBy)
                .param("now", now())
                .param("confirmation", wanted.confirming().kind().name())
                .param("passPercent", wanted.confirming().passPercent())
                .param("attempts", wanted.confirming().attempts())
                .update();
        int planned = jdbc.sql("""
                        INSERT INTO campaign_version (campaign_id, policy_version_id, policy_id, text_sha256, position, running)
                        SELECT :id, v.id, v.policy_id, v.body_sha256, wanted.position, true
                        FROM unnest(:policies) WITH ORDINALITY AS wanted (policy_id, position)
                        JOIN policy_version v ON v.policy_id = wanted.policy_id AND v.state = 'PUBLISHED'
                        """)
                .param("id", id)
                .param("policies", wanted.policyIds().toArray(UUID[]::new))
                .update();
        if (planned < wanted.policyIds().size()) {
            throw Problem.stale(say("Only a policy that is in force can be attested. Please look at it again."));
        }
        return id;
    }

    /** "Access control policy 2.0", or "Access control policy 2.0 and 2 more". */
    private String title(List<UUID> policyIds) {
        String first = jdbc.sql("""
                        SELECT left(p.title, 200) || ' ' || v.major || '.' || v.minor FROM policy p
                        JOIN policy_version v ON v.policy_id = p.id AND v.state = 'PUBLISHED' WHERE p.id = :policy
                        """)
                .param("policy", policyIds.getFirst())
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.stale(say("Only a policy that is in force can be attested.")));
        return policyIds.size() == 1 ? first : "%s and %d more".formatted(first, policyIds.size() - 1);
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

    /** Gives everyone more time who had less; the reminder plan begins anew from the new date. */
    boolean extend(UUID id, LocalDate dueOn) {
        int extended = jdbc.sql("UPDATE campaign SET due_on = :due WHERE id = :id AND state = 'OPEN' AND due_on < :due")
                .param("id", id)
                .param("due", dueOn)
                .update();
        if (extended > 0) {
            jdbc.sql("""
                            UPDATE attestation SET due_on = :due, plan_day = :today - CAST(:due AS date), escalated_at = NULL
                            WHERE campaign_id = :id AND state IN ('OPEN', 'DECLINED') AND due_on < :due
                            """)
                    .param("id", id)
                    .param("due", dueOn)
                    .param("today", LocalDate.now(clock))
                    .update();
        }
        return extended > 0;
    }

    /**
     * Ends a campaign's time and writes its result down.
     *
     * @param end CLOSED, CANCELLED, or FOLLOWING where it goes on asking those who join or move
     * @param rest what becomes of those who have not answered and whose own time is over
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
            jdbc.sql("UPDATE campaign_version SET running = false WHERE campaign_id = :id")
                    .param("id", id)
                    .update();
            closeRows(id, rest, end == CampaignState.FOLLOWING);
            jdbc.sql("""
                            UPDATE campaign SET (asked, attested, declined, excused, left_meanwhile) = (
                                SELECT count(*) FILTER (WHERE state NOT IN ('LEFT', 'MOVED', 'OPEN')),
                                    count(*) FILTER (WHERE state = 'ATTESTED'),
                                    count(*) FILTER (WHERE state = 'DECLINED'), count(*) FILTER (WHERE state = 'EXCUSED'),
                                    count(*) FILTER (WHERE state IN ('LEFT', 'MOVED'))
                                FROM attestation WHERE campaign_id = :id)
                            WHERE id = :id
                            """).param("id", id).update();
        }
        return ended;
    }

    /** Asks nobody any more about one of its policies; what people attested stays. */
    void dropPolicy(UUID id, UUID policyId) {
        jdbc.sql(
                        "UPDATE campaign_version SET running = false, dropped = true WHERE campaign_id = :id AND policy_id = :policy")
                .param("id", id)
                .param("policy", policyId)
                .update();
        jdbc.sql("""
                        UPDATE attestation SET state = 'CANCELLED'
                        WHERE campaign_id = :id AND state = 'OPEN' AND policy_version_id IN (
                            SELECT policy_version_id FROM campaign_version WHERE campaign_id = :id AND policy_id = :policy)
                        """).param("id", id).param("policy", policyId).update();
    }

    int policiesLeft(UUID id) {
        return jdbc.sql("SELECT count(*) FROM campaign_version WHERE campaign_id = :id AND NOT dropped")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** The end of asking those who join or move; what they have not answered by now is taken back. */
    boolean endFollowing(UUID id) {
        boolean ended = jdbc.sql(
                                "UPDATE campaign SET state = 'CLOSED', followed_until = :now WHERE id = :id AND state = 'FOLLOWING'")
                        .param("id", id)
                        .param("now", now())
                        .update()
                > 0;
        if (ended) {
            closeRows(id, AttestationState.CANCELLED, false);
        }
        return ended;
    }

    /** Those whose own time is over, or all. */
    int closeRows(UUID id, AttestationState rest, boolean overdueOnly) {
        return jdbc.sql("""
                        UPDATE attestation a SET state = :rest FROM campaign c
                        WHERE c.id = :id AND a.campaign_id = c.id AND a.state = 'OPEN'
                            AND (NOT :overdueOnly OR a.due_on + c.grace_days < :today)
                        """)
                .param("id", id)
                .param("rest", rest.name())
                .param("overdueOnly", overdueOnly)
                .param("today", LocalDate.now(clock))
                .update();
    }

    private Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getString("title"),
                CampaignState.valueOf(row.getString("state")),
                row.getTimestamp("opens_at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getInt("grace_days"),
                row.getInt("due_days"),
                row.getBoolean("follows"),
                row.getObject("responsible_id", UUID.class),
                rules.read(row.getString("audience")),
                List.of((UUID[]) row.getArray("policy_ids").getArray()),
                Set.copyOf(List.of((UUID[]) row.getArray("owner_ids").getArray())));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
