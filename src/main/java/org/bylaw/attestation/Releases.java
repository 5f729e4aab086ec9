package org.bylaw.attestation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What an answer does to the attestation that it is about. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Releases {

    /** Whoever is asked again has at least so many days. */
    private static final int DAYS_TO_ATTEST = 7;

    private final FollowUpTable table;
    private final QuizTable quizzes;
    private final Completion completion;
    private final JdbcClient jdbc;
    private final Clock clock;

    Releases(FollowUpTable table, QuizTable quizzes, Completion completion, JdbcClient jdbc, Clock clock) {
        this.table = table;
        this.quizzes = quizzes;
        this.completion = completion;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The person is excused with the answer as the reason, or may try the questions again. */
    public void grant(UUID followUpId) {
        FollowUp followUp = table.find(followUpId).orElseThrow();
        if (followUp.kind() == FollowUp.Kind.FAILED_TEST) {
            quizzes.newAttempts(followUp.campaignId(), followUp.policyVersionId(), followUp.personId());
            return;
        }
        jdbc.sql("""
                        UPDATE attestation a SET state = 'EXCUSED', reason = f.answer, excused_by = f.answered_by,
                            answered_at = NULL
                        FROM attestation_followup f
                        WHERE f.id = :id AND a.campaign_id = f.campaign_id AND a.person_id = f.person_id
                            AND a.policy_version_id = f.policy_version_id AND a.state IN ('OPEN', 'DECLINED', 'MISSED')
                        """).param("id", followUpId).update();
        completion.check(followUp.campaignId());
    }

    /** Whoever declined is asked again, as long as the campaign takes answers. */
    public void refuse(UUID followUpId) {
        jdbc.sql("""
                        UPDATE attestation a SET state = 'OPEN', answered_at = NULL, reason = NULL,
                            due_on = greatest(a.due_on, :soon), plan_day = :today - greatest(a.due_on, :soon)
                        FROM attestation_followup f JOIN campaign c ON c.id = f.campaign_id
                        WHERE f.id = :id AND c.state IN ('OPEN', 'FOLLOWING') AND a.campaign_id = f.campaign_id
                            AND a.person_id = f.person_id AND a.policy_version_id = f.policy_version_id
                            AND a.state = 'DECLINED'
                        """)
                .param("id", followUpId)
                .param("today", LocalDate.now(clock))
                .param("soon", LocalDate.now(clock).plusDays(DAYS_TO_ATTEST))
                .update();
    }
}
