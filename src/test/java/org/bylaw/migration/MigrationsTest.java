package org.bylaw.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Each migration meets the rows of the schema before it ({@code migration/rows/V05.sql} fills what V05 made). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationsTest {

    /** What a migration took to another place, by its number; a test below looks for it there. */
    private static final Map<String, Set<String>> MOVED = Map.of(
            "31",
            Set.of("campaign.policy_id", "campaign.policy_version_id", "campaign.text_sha256", "campaign_audience"),
            "52",
            Set.of("control", "policy_control.control_ref"),
            "59",
            Set.of("approval_round.policy_id"),
            "73",
            Set.of("retention_term"));

    private final SchemaCourse schema = new SchemaCourse();

    @BeforeAll
    void eachMigrationKeepsTheRowsOfTheSchemaBeforeIt() throws IOException {
        List<MigrationVersion> versions = schema.versions();
        assertThat(versions).hasSizeGreaterThan(5);
        for (MigrationVersion version : versions) {
            Map<String, SchemaCourse.Content> before =
                    schema.contents(MOVED.getOrDefault(version.getVersion(), Set.of()));
            schema.migrateTo(version);
            assertThat(schema.tables()).as("tables after version " + version).containsAll(before.keySet());
            before.forEach((table, content) -> assertThat(schema.content(table, content.columns()))
                    .as("rows of " + table + " after version " + version)
                    .isEqualTo(content));
            ClassPathResource rows = new ClassPathResource("migration/rows/V" + version + ".sql");
            if (rows.exists()) {
                schema.owner
                        .sql(rows.getContentAsString(StandardCharsets.UTF_8))
                        .update();
            }
        }
    }

    @Test
    void campaignsKeepTheirPolicyAndAudienceInTheirNewPlace() {
        assertThat(schema.owner.sql("""
                        SELECT c.audience::text || ' ' || v.policy_id || ' ' || v.policy_version_id || ' ' || v.running
                        FROM campaign c JOIN campaign_version v ON v.campaign_id = c.id
                        WHERE c.id = '00000000-0000-0000-0000-000000000201'
                        """).query(String.class).single())
                .isEqualTo(
                        "{\"exclude\": [], \"include\": [{\"criteria\": [{\"kind\": \"DEPARTMENT\", \"values\": [\"it\"]}]}]}"
                                + " 00000000-0000-0000-0000-0000000000c1 00000000-0000-0000-0000-0000000000c2 true");
    }

    @Test
    void termsAreKeptWhereThoseOfTheTrailCame() {
        assertThat(schema.owner.sql("""
                        SELECT kind || ' ' || coalesce(months, 0) || ' ' || least_months FROM retention_term ORDER BY kind
                        """).query(String.class).list())
                .containsSubsequence("LEAVERS 36 1", "MAILS 12 1", "TRAIL_ACCESS 0 36", "TRAIL_RECORDS 130 120");
    }

    @Test
    void policiesStateTheControlsThatTheyStatedBefore() {
        assertThat(schema.owner.sql("""
                        SELECT k.code FROM policy_control s JOIN control k ON k.id = s.control_id
                        WHERE s.policy_id = '00000000-0000-0000-0000-0000000000c1'
                        """).query(String.class).list()).containsExactly("5.15");
    }

    @Test
    void approvalRoundsAreToldOnThePageOfThePolicyTheyWereToldOn() {
        assertThat(schema.owner.sql("""
                        SELECT page_kind || ' ' || page_id FROM approval_round
                        WHERE id = '00000000-0000-0000-0000-000000000101'
                        """).query(String.class).single())
                .isEqualTo("policy 00000000-0000-0000-0000-0000000000c1");
    }

    @Test
    void noTableOfOursIsTestedEmpty() {
        assertThat(schema.contents().entrySet().stream()
                        .filter(table -> table.getValue().rows() == 0)
                        .map(Map.Entry::getKey))
                .as("put a row of each new table into src/test/resources/migration/rows/, for later migrations to meet")
                .isEmpty();
    }

    @Test
    void everyConstraintHoldsForTheRowsThatAreThere() {
        assertThat(schema.owner.sql("""
                        SELECT conrelid::regclass || ' ' || conname FROM pg_constraint WHERE NOT convalidated
                        """).query(String.class).list())
                .as("constraints that were never checked against the rows")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            A writer may not get a seat   | INSERT INTO approval_seat (id, stage_id, round_id, person_id, why, state) VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000102', '00000000-0000-0000-0000-000000000101', '00000000-0000-0000-0000-0000000000a1', 'as owner', 'OPEN') | approval_seat
            A writer stays one            | UPDATE approval_party SET side = 'DECIDER' | final
            A signature stays             | DELETE FROM approval_signature | final
            A decision stays              | UPDATE approval_decision SET outcome = 'REJECTED', reason = 'no' | final
            A published text is frozen    | UPDATE policy_version SET body = 'other' WHERE state = 'PUBLISHED' | frozen
            One version is in force       | INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body_sha256, created_by, created_at, published_at) SELECT gen_random_uuid(), policy_id, 9, 0, state, change_kind, body_sha256, created_by, created_at, published_at FROM policy_version WHERE state = 'PUBLISHED' | policy_version_in_force
            A reference is used once      | INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification, language, review_interval_months, created_by, created_at) SELECT gen_random_uuid(), reference, title, document_type, owner_id, department_id, classification, language, review_interval_months, created_by, created_at FROM policy | policy_reference
            An attestation stays          | UPDATE attestation SET state = 'OPEN' | never changed
            An asked person exists        | INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, state, asked_at, due_on) SELECT campaign_id, gen_random_uuid(), policy_version_id, text_sha256, 'OPEN', asked_at, due_on FROM attestation | does not exist
            An asked text is its campaign's | INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, state, asked_at, due_on) SELECT a.campaign_id, a.person_id, v.id, a.text_sha256, 'OPEN', a.asked_at, a.due_on FROM attestation a CROSS JOIN policy_version v WHERE v.id <> a.policy_version_id | does not ask about
            An attestation keeps its person | UPDATE attestation SET person_id = gen_random_uuid() WHERE state = 'DECLINED' | keeps its person
            A frozen statement keeps its lines | DELETE FROM soa_line | frozen
            A line of a statement stays   | UPDATE soa_line SET justification = 'other' | final
            A statement in force is final | UPDATE soa_version SET scope = 'other' | final
            A statement in force is the only one | INSERT INTO soa_version (id, framework_id, number, state, title, owner_id, created_at, submitted_at, in_force_at, sha256) SELECT gen_random_uuid(), framework_id, 9, state, title, owner_id, created_at, submitted_at, in_force_at, sha256 FROM soa_version | soa_version_in_force
            Who drafted a statement stays on record | DELETE FROM soa_drafter | final
            A person stays                | DELETE FROM person | never deleted
            A campaign's texts stay       | DELETE FROM campaign_version | never deleted
            A campaign's words stay       | UPDATE campaign SET statement = 'I agree to everything.' | never changed
            Nobody stands in for himself  | UPDATE absence SET substitute_id = person_id | absence_check
            A person's end has a date     | UPDATE person SET active = false WHERE active | person_check
            The trail stays               | UPDATE audit_event SET act = 'Other' | append-only
            The trail cannot be emptied   | TRUNCATE audit_event | append-only
            A row of the trail stays      | DELETE FROM audit_event | append-only
            A sealed place stays          | UPDATE audit_leaf SET event_id = 0 | append-only
            The tree of the trail stays   | DELETE FROM audit_node | append-only
            A checkpoint stays            | UPDATE audit_checkpoint SET note = 'other' | append-only
            A row is sealed once          | INSERT INTO audit_leaf SELECT 1, event_id, leaf_hash, sealed_at FROM audit_leaf | audit_leaf_event_id_key
            """)
    void theDatabaseRefuses(String what, String statement, String why) {
        assertThatThrownBy(() -> schema.owner.sql(statement).update()).as(what).hasStackTraceContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE policy ADD COLUMN secret text",
                "DROP TABLE duty",
                "CREATE TABLE other (id int)",
                "ALTER TABLE audit_event DISABLE TRIGGER ALL",
                "TRUNCATE duty",
                "UPDATE audit_event SET act = 'Other'",
                "DELETE FROM audit_event",
                "TRUNCATE audit_event",
                "UPDATE audit_leaf SET event_id = 0",
                "DELETE FROM audit_node",
                "DELETE FROM audit_checkpoint",
                "DELETE FROM audit_sealing",
                "UPDATE approval_party SET side = 'DECIDER'",
                "DELETE FROM approval_decision",
                "UPDATE approval_signature SET meaning = 'none'",
                "SELECT retention_remove_rows('MAILS', now(), now(), 1)",
                "UPDATE flyway_schema_history SET success = true"
            })
    void theApplicationsRoleMayNot(String statement) {
        assertThatThrownBy(() -> schema.app.sql(statement).update())
                .hasStackTraceContaining("PSQLException")
                .satisfies(refusal ->
                        assertThat(refusal.getCause()).message().containsAnyOf("permission denied", "must be owner"));
    }

    @Test
    void theApplicationsRoleReadsEveryTable() {
        schema.tables().forEach(table -> schema.app
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single());
    }
}
