package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Ids;
import org.bylaw.shared.KeptPlans;
import org.bylaw.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes people out of a campaign, one or 100,000, in one statement that keeps who they were, row by row. */
@Component
class Excuses {

    /** Who can be excused; whoever attested stays as they are. */
    static final Selection EXCUSABLE = new Selection(" AND a.state IN ('OPEN', 'DECLINED')", Map.of());

    private static final int LONGEST_REASON = 2000;

    /**
     * One act of excusing.
     *
     * @param id under which {@code attestation_excused} keeps who they were
     * @param people how many
     */
    record Act(UUID id, int people) {}

    private final FollowUpSteps followUps;
    private final Completion completion;
    private final CurrentPerson currentPerson;
    private final JdbcClient jdbc;
    private final Clock clock;

    Excuses(FollowUpSteps followUps, Completion completion, CurrentPerson currentPerson, JdbcClient jdbc, Clock clock) {
        this.followUps = followUps;
        this.completion = completion;
        this.currentPerson = currentPerson;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Problem of field {@code reason} where it is empty or too long */
    static String reason(String words) {
        String why = words.strip();
        if (why.isEmpty()) {
            throw Problem.invalid("reason", say("Please say why they need not attest."));
        }
        if (why.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", say("Please keep it below {0} characters.", LONGEST_REASON));
        }
        return why;
    }

    /** Excuses them and ends what they asked, since nobody need answer it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Act excuse(UUID campaignId, Selection wanted, String why) {
        UUID act = Ids.next();
        Selection excused = EXCUSABLE.and(wanted);
        KeptPlans.forget(jdbc);
        int people = jdbc.sql("""
                        WITH excused AS (
                            UPDATE attestation a SET state = 'EXCUSED', reason = :reason, excused_by = :me, answered_at = NULL
                            WHERE a.campaign_id = :campaign %s
                            RETURNING a.person_id, a.policy_version_id),
                        kept AS (
                            INSERT INTO attestation_excused (act_id, campaign_id, person_id, policy_version_id, excused_by,
                                excused_at, reason)
                            SELECT :act, :campaign, person_id, policy_version_id, :me, :now, :reason FROM excused)
                        SELECT count(DISTINCT person_id) FROM excused
                        """.formatted(excused.sql()))
                .params(excused.params())
                .param("campaign", campaignId)
                .param("act", act)
                .param("me", currentPerson.requireId())
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("reason", why)
                .query(Integer.class)
                .single();
        if (people > 0) {
            followUps.settleExcused(act);
            completion.check(campaignId);
        }
        return new Act(act, people);
    }

    /** Whom a small act excused, by name. */
    List<String> names(Act act) {
        return jdbc.sql("""
                        SELECT DISTINCT p.name FROM attestation_excused e JOIN person p ON p.id = e.person_id
                        WHERE e.act_id = :act ORDER BY p.name
                        """).param("act", act.id()).query(String.class).list();
    }
}
