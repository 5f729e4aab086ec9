package org.bylaw.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Records that are otherwise final give way to the run alone, and not under hold. */
class RemovedRecordsTest extends RetentionTestBed {

    private UUID policy;
    private UUID campaign;
    private UUID version;
    private UUID discarded;
    private UUID asked;

    @BeforeEach
    void aCampaignOfLongAgo() {
        anotherNight();
        policy = Ids.next();
        campaign = Ids.next();
        version = Ids.next();
        discarded = Ids.next();
        asked = organisation.hire("Asta Asked", null, null);
        insert("""
                INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification, language,
                    review_interval_months, created_by, created_at)
                VALUES (:policy, :reference, 'Old', 'POLICY', :owner, :department, 'INTERNAL', 'en', 12, :owner, :at)
                """);
        insert("""
                INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256, created_by,
                    created_at, published_at, ended_at)
                VALUES (:version, :policy, 1, 0, 'SUPERSEDED', 'MAJOR', '# Old', repeat('a', 64), :owner, :at, :at, :at),
                    (:discarded, :policy, 2, 0, 'DISCARDED', 'MAJOR', '# Never', repeat('b', 64), :owner, :at, NULL, :at)
                """);
        insert(
                "INSERT INTO policy_text_save (version_id, text_revision, body, saved_by, saved_at) VALUES (:discarded, 0, '# Never', :owner, :at)");
        insert("""
                INSERT INTO campaign (id, title, statement, state, opens_at, due_on, grace_days, created_at, ended_at,
                    responsible_id, audience, due_days)
                VALUES (:campaign, 'Old', 'I have read it.', 'CLOSED', :at, '2009-05-01', 0, :at, :at, :owner, '{}', 14)
                """);
        insert("""
                INSERT INTO campaign_version (campaign_id, policy_version_id, policy_id, text_sha256, position, running)
                VALUES (:campaign, :version, :policy, repeat('a', 64), 1, false)
                """);
        insert("""
                INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, state, asked_at, due_on,
                    answered_at, statement, confirmation, typed_name)
                VALUES (:campaign, :asked, :version, repeat('a', 64), 'ATTESTED', :at, '2009-05-01', :at, 'I have read it.',
                    'TYPED_NAME', 'Asta Asked')
                """);
        insert("""
                INSERT INTO attestation_attempt (id, campaign_id, person_id, policy_version_id, answered_at, given,
                    right_answers, passed)
                VALUES (gen_random_uuid(), :campaign, :asked, :version, :at, '{1}', 1, true)
                """);
        insert("""
                INSERT INTO attestation_followup (id, campaign_id, person_id, policy_version_id, kind, words, asked_at, due_on,
                    owner_id, state, answer, answered_by, answered_at)
                VALUES (gen_random_uuid(), :campaign, :asked, :version, 'QUESTION', 'What?', :at, '2009-05-01', :owner,
                    'ANSWERED', 'This.', :owner, :at)
                """);
    }

    private void insert(String sql) {
        jdbc.sql(sql)
                .param("policy", policy)
                .param("campaign", campaign)
                .param("version", version)
                .param("discarded", discarded)
                .param("asked", asked)
                .param("owner", carla)
                .param("reference", "OLD-" + policy.toString().substring(24).toUpperCase(Locale.ROOT))
                .param("department", organisation.department("it", "IT"))
                .param("at", LONG_AGO)
                .update();
    }

    private int rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE campaign_id = :id")
                .param("id", campaign)
                .query(Integer.class)
                .single();
    }

    private String body() {
        return jdbc.sql("SELECT body FROM policy_version WHERE id = :id")
                .param("id", discarded)
                .query(String.class)
                .single();
    }

    @Test
    void attestationsOfSupersededVersionsGoWithAllThatHangsOnThem() {
        switchOn();
        run.run();
        assertThat(rows("attestation")).isZero();
        assertThat(rows("attestation_attempt")).isZero();
        assertThat(rows("attestation_followup")).isZero();
        assertThat(rows("campaign_version")).as("that it was asked stays").isEqualTo(1);
        assertThat(body()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM policy_text_save WHERE version_id = :id")
                        .param("id", discarded)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aHoldOnThePolicyOrTheCampaignKeepsThem() {
        organisation.as(carla, () -> holds.put(HeldKind.CAMPAIGN, campaign, "A lawsuit"));
        switchOn();
        run.run();
        assertThat(rows("attestation")).isEqualTo(1);
        assertThat(rows("attestation_attempt")).isEqualTo(1);
        assertThat(body()).as("the policy is not held").isEmpty();
    }

    @Test
    void aHoldOnThePolicyKeepsItsDraftsToo() {
        organisation.as(carla, () -> holds.put(HeldKind.POLICY, policy, "A lawsuit"));
        switchOn();
        run.run();
        assertThat(rows("attestation")).isEqualTo(1);
        assertThat(body()).isEqualTo("# Never");
    }

    @Test
    void theApplicationItselfRemovesAndChangesNothingOfIt() {
        for (String statement : new String[] {
            "DELETE FROM attestation WHERE campaign_id = :id",
            "UPDATE attestation SET typed_name = 'x' WHERE campaign_id = :id",
            "DELETE FROM attestation_attempt WHERE campaign_id = :id",
            "DELETE FROM attestation_followup WHERE campaign_id = :id",
            "SELECT set_config('bylaw.retention', 'on', false) FROM campaign WHERE id = :id; DELETE FROM attestation WHERE campaign_id = :id"
        }) {
            assertThatThrownBy(() -> jdbc.sql(statement).param("id", campaign).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(rows("attestation")).isEqualTo(1);
    }

    @Test
    void theTypedNameOfALeaverGoesFromTheirAttestation() {
        leave(asked, clock.instant());
        replace(asked);
        assertThat(jdbc.sql("SELECT typed_name FROM attestation WHERE campaign_id = :id")
                        .param("id", campaign)
                        .query(String.class)
                        .single())
                .startsWith("Former employee");
    }
}
