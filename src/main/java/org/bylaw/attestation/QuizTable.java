package org.bylaw.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The questions of a campaign and each attempt at them. */
@Repository
class QuizTable {

    /** Whether attestation {@code a} may be confirmed: there are no questions, or an attempt that counts passed. */
    static final String PASSED = """
            (NOT EXISTS (SELECT FROM campaign_question q
                WHERE q.campaign_id = a.campaign_id AND q.policy_version_id = a.policy_version_id)
             OR EXISTS (SELECT FROM attestation_attempt t WHERE t.campaign_id = a.campaign_id
                AND t.person_id = a.person_id AND t.policy_version_id = a.policy_version_id AND t.passed))
            """;

    private record Asked(Quiz.Item item, int right) {}

    private record Attempt(List<Integer> given, boolean passed) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    QuizTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** For a campaign that is planned; its versions are there already. */
    void plan(UUID campaignId, List<Question> questions) {
        if (questions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO campaign_question (campaign_id, policy_version_id, position, question, options,
                            right_option, passage)
                        SELECT v.campaign_id, v.policy_version_id, q.position, btrim(q.question), q.options, q.right_option,
                            nullif(btrim(q.passage), '')
                        FROM jsonb_to_recordset(CAST(:questions AS jsonb)) AS q (policy uuid, position integer,
                            question text, options text[], right_option integer, passage text)
                        JOIN campaign_version v ON v.campaign_id = :campaign AND v.policy_id = q.policy
                        """)
                .param("campaign", campaignId)
                .param("questions", json.writeValueAsString(rows(questions)))
                .update();
    }

    private static List<Map<String, Object>> rows(List<Question> questions) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Question question : questions) {
            Map<String, Object> row = new HashMap<>();
            row.put("policy", question.policyId());
            row.put("position", rows.size() + 1);
            row.put("question", question.question());
            row.put("options", question.options().stream().map(String::strip).toList());
            row.put("right_option", question.right());
            row.put("passage", question.passage());
            rows.add(row);
        }
        return rows;
    }

    Quiz of(UUID campaignId, UUID versionId, UUID personId) {
        List<Asked> asked = asked(campaignId, versionId);
        if (asked.isEmpty()) {
            return new Quiz(List.of(), 100, 0, 0, false, Set.of());
        }
        List<Attempt> attempts = attempts(campaignId, versionId, personId);
        record Terms(int passPercent, int attempts) {}
        Terms terms = jdbc.sql("SELECT pass_percent, attempts FROM campaign WHERE id = :id")
                .param("id", campaignId)
                .query(Terms.class)
                .single();
        return new Quiz(
                asked.stream().map(Asked::item).toList(),
                terms.passPercent(),
                terms.attempts(),
                attempts.size(),
                attempts.stream().anyMatch(Attempt::passed),
                attempts.isEmpty() ? Set.of() : wrong(asked, attempts.getLast().given()));
    }

    /**
     * Writes an attempt down.
     *
     * @param given the option chosen for each question, in their order, from 1
     * @return whether it passed
     */
    boolean attempt(UUID campaignId, UUID versionId, UUID personId, List<Integer> given, int passPercent) {
        List<Asked> asked = asked(campaignId, versionId);
        int right = asked.size() - wrong(asked, given).size();
        boolean passed = right * 100 >= passPercent * asked.size();
        jdbc.sql("""
                        INSERT INTO attestation_attempt (id, campaign_id, person_id, policy_version_id, answered_at, given,
                            right_answers, passed)
                        VALUES (:id, :campaign, :person, :version, :now, :given, :right, :passed)
                        """)
                .param("id", Ids.next())
                .param("campaign", campaignId)
                .param("person", personId)
                .param("version", versionId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("given", given.toArray(Integer[]::new))
                .param("right", right)
                .param("passed", passed)
                .update();
        return passed;
    }

    /** The person may try again as often as at first. */
    void newAttempts(UUID campaignId, UUID versionId, UUID personId) {
        jdbc.sql("""
                        UPDATE attestation SET attempts_since = :now
                        WHERE campaign_id = :campaign AND person_id = :person AND policy_version_id = :version
                            AND state IN ('OPEN', 'DECLINED')
                        """)
                .param("campaign", campaignId)
                .param("person", personId)
                .param("version", versionId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Locks the person's row, so that two windows do not make one attempt more than there are. */
    Optional<UUID> lock(UUID campaignId, UUID versionId, UUID personId) {
        return jdbc.sql("""
                        SELECT person_id FROM attestation
                        WHERE campaign_id = :campaign AND person_id = :person AND policy_version_id = :version FOR UPDATE
                        """)
                .param("campaign", campaignId)
                .param("person", personId)
                .param("version", versionId)
                .query(UUID.class)
                .optional();
    }

    private static Set<Integer> wrong(List<Asked> asked, List<Integer> given) {
        Set<Integer> wrong = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            if (i >= given.size() || given.get(i) != asked.get(i).right()) {
                wrong.add(asked.get(i).item().position());
            }
        }
        return wrong;
    }

    private List<Asked> asked(UUID campaignId, UUID versionId) {
        return jdbc.sql("""
                        SELECT position, question, options, right_option, passage FROM campaign_question
                        WHERE campaign_id = :campaign AND policy_version_id = :version ORDER BY position
                        """)
                .param("campaign", campaignId)
                .param("version", versionId)
                .query(QuizTable::asked)
                .list();
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        return new Asked(
                new Quiz.Item(
                        row.getInt("position"),
                        row.getString("question"),
                        List.of((String[]) row.getArray("options").getArray()),
                        row.getString("passage")),
                row.getInt("right_option"));
    }

    private List<Attempt> attempts(UUID campaignId, UUID versionId, UUID personId) {
        return jdbc.sql("""
                        SELECT t.given, t.passed FROM attestation_attempt t
                        JOIN attestation a USING (campaign_id, person_id, policy_version_id)
                        WHERE t.campaign_id = :campaign AND t.policy_version_id = :version AND t.person_id = :person
                            AND (t.passed OR a.attempts_since IS NULL OR t.answered_at > a.attempts_since)
                        ORDER BY t.answered_at, t.id
                        """)
                .param("campaign", campaignId)
                .param("version", versionId)
                .param("person", personId)
                .query((row, number) -> new Attempt(
                        new ArrayList<>(
                                List.of((Integer[]) row.getArray("given").getArray())),
                        row.getBoolean("passed")))
                .list();
    }
}
