package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.SealedTrail;
import org.bylaw.audit.TrailPrivacy;
import org.bylaw.audit.TrailRow;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class WithholdingTest {

    @Autowired
    Sealer sealer;

    @Autowired
    TrailReader reader;

    @Autowired
    SealKeys keys;

    @Autowired
    TrailPrivacy privacy;

    @Autowired
    SealedTrail trail;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Organisation organisation;

    @Value("${spring.datasource.url}")
    String url;

    private final SubjectRef thing = SubjectRef.policy(Ids.next());
    private final String name = "Petra Gone " + thing.id();
    private UUID petra;
    private UUID paul;

    @BeforeEach
    void actAndLeave() {
        petra = organisation.hire(name, null, null);
        paul = organisation.hire("Paul Stays", null, null);
        record(petra, null, Map.of("reason", "because"));
        record(paul, petra, Map.of("reason", "for her"));
        record(paul, null, Map.of("owner", name, "people", List.of("Paul Stays", name), "count", 3));
        record(paul, null, Map.of("owner", "Paul Stays", "title", "About " + name));
    }

    private void record(UUID actor, @Nullable UUID behalf, Map<String, ?> details) {
        organisation.as(
                actor,
                () -> transaction.executeWithoutResult(
                        status -> audit.recordFor(behalf, "Counted", thing, thing, details)));
    }

    private TrailPrivacy.Withheld withhold() {
        return transaction.execute(status -> privacy.withhold(petra, Set.of(name), "Former employee 7F3A"));
    }

    @Test
    void aLeaversNameGoesAndEveryProofStays() {
        assertThat(withhold()).as("before the rows are sealed").isEqualTo(new TrailPrivacy.Withheld(0, 3));
        sealer.sealAndSign();
        SealedTrail.Excerpt before = trail.excerpt(List.of(thing));
        assertThat(withhold()).isEqualTo(new TrailPrivacy.Withheld(3, 0));
        assertThat(withhold()).as("once more").isEqualTo(new TrailPrivacy.Withheld(0, 0));

        SealedTrail.Excerpt after = trail.excerpt(List.of(thing));
        assertThat(after.rows())
                .extracting(SealedTrail.Proven::canonical)
                .containsExactlyElementsOf(before.rows().stream()
                        .map(SealedTrail.Proven::canonical)
                        .toList());
        List<TrailRow> rows = trail.from(after.rows().getFirst().index(), 4).stream()
                .map(SealedTrail.Sealed::row)
                .toList();
        assertThat(rows)
                .extracting(TrailRow::actorName)
                .containsExactly("Former employee 7F3A", "Paul Stays", "Paul Stays", "Paul Stays");
        assertThat(rows.get(1).onBehalfOfName()).isEqualTo("Former employee 7F3A");
        assertThat(rows.get(2).details())
                .isEqualTo(Map.of(
                        "owner",
                        "Former employee 7F3A",
                        "people",
                        List.of("Paul Stays", "Former employee 7F3A"),
                        "count",
                        3));
        assertThat(rows.get(3).details()).containsEntry("title", "About " + name);
        assertThat(after.rows().get(2).readable())
                .contains("\"withheld\":{\"details.owner\":{\"shown\":\"Former employee 7F3A\"}")
                .contains("\"details.count\":{\"salt\":")
                .doesNotContain(name);
        assertThat(after.rows().subList(0, 3)).allSatisfy(row -> assertThat(
                        RowCheck.read(row.canonical(), Jcs.read(row.readable())).fault())
                .isEmpty());
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE page_id = :id AND salt IS NULL")
                        .param("id", thing.id())
                        .query(Integer.class)
                        .single())
                .as("rows without the salt that could test a guess")
                .isEqualTo(3);
        Verdict verdict = reader.verify(keys.verifiers(), List.of(), done -> {});
        assertThat(verdict.findings()).isEmpty();
    }

    @Test
    void aSecondPersonOfARowCanBeWithheldLater() {
        sealer.sealAndSign();
        withhold();
        transaction.executeWithoutResult(
                status -> privacy.withhold(paul, Set.of("Paul Stays"), "Former employee 0001"));
        assertThat(jdbc.sql(
                                "SELECT string_agg(DISTINCT actor_name, ', ' ORDER BY actor_name) FROM audit_event WHERE page_id = :id")
                        .param("id", thing.id())
                        .query(String.class)
                        .single())
                .isEqualTo("Former employee 0001, Former employee 7F3A");
        assertThat(reader.verify(keys.verifiers(), List.of(), done -> {}).findings())
                .isEmpty();
    }

    @Test
    void withoutATransactionNothingIsWithheld() {
        assertThatThrownBy(() -> privacy.withhold(petra, Set.of(name), "Person"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theDatabaseTakesNoOtherChangeEvenFromItsOwner() {
        sealer.sealAndSign();
        JdbcClient owner =
                JdbcClient.create(new DriverManagerDataSource(url, PostgresServer.OWNER, PostgresServer.PASSWORD));
        for (String change : List.of(
                "actor_name = 'Other'",
                "act = 'Other'",
                "salt = gen_random_uuid()",
                "details = '{}'",
                "salt = NULL, withheld = '{}', kept_salts = '{}'",
                "actor_name = 'Other', salt = NULL, kept_salts = '{}', withheld = '{\"actorName\": \"AAAA\"}'")) {
            assertThatThrownBy(() -> owner.sql("UPDATE audit_event SET " + change + " WHERE page_id = :id")
                            .param("id", thing.id())
                            .update())
                    .as(change)
                    .hasStackTraceContaining("append-only");
        }
    }

    @Test
    void theFunctionOfTheDatabaseTakesNoWrongHashNoUnknownKeyAndNothingTwice() {
        String wrong =
                "SELECT audit_withhold(min(id), '{\"actorName\": \"X\"}', '{\"actorName\": \"AAAA\"}') FROM audit_event WHERE page_id = '"
                        + thing.id() + "'";
        assertRefused(wrong, "append-only");
        sealer.sealAndSign();
        assertRefused(wrong, "does not fit what was sealed");
        assertRefused(wrong.replace("actorName", "details.unknown"), "append-only");
        assertRefused("SELECT audit_withhold(-1, '{}', '{}')", "has no row");
        withhold();
        assertRefused(wrong, "withheld already");
        assertRefused("UPDATE audit_event SET actor_name = 'X'", "permission denied");
    }

    @Test
    void theFunctionOfTheDatabaseShowsNothingButPseudonyms() {
        sealer.sealAndSign();
        for (String[] edit : new String[][] {
            {"actorName", "to_jsonb(actor_name)", "\"Paul Stays\""},
            {"actorName", "to_jsonb(actor_name)", "\"Former employee \\n7F3A\""},
            {"address", "to_jsonb(address)", "null"},
            {"details.owner", "details -> 'owner'", "\"because\""},
            {"details.owner", "details -> 'owner'", "[\"Former employee 7F3A\"]"},
            {"details.count", "details -> 'count'", "4"},
            {"details.count", "details -> 'count'", "3"},
            {"details.people", "details -> 'people'", "[\"Former employee 7F3A\", \"Somebody Else\"]"},
            {"details.people", "details -> 'people'", "[\"Former employee 7F3A\"]"},
            {"details.people", "details -> 'people'", "{\"0\": \"Former employee 7F3A\"}"},
        }) {
            assertRefused(withholding(edit[0], edit[1], edit[2]), "no pseudonym");
        }
        jdbc.sql(withholding(
                        "details.people",
                        "details -> 'people'",
                        "[\"Former employee 7F3A\", \"Former employee 0001\"]"))
                .query(row -> {});
    }

    /** With the right hash, which whoever may read the row can make. */
    private String withholding(String key, String value, String shown) {
        return """
                SELECT audit_withhold(id, jsonb_build_object('%s', CAST('%s' AS jsonb)), jsonb_build_object('%s',
                    encode(sha256(audit_key_salt(salt, '%s') || convert_to(audit_canonical(coalesce(%s, 'null')), 'UTF8')), 'base64')))
                FROM audit_event WHERE page_id = '%s' AND jsonb_exists(details, 'people')
                """.formatted(key, shown, key, key, value, thing.id());
    }

    private void assertRefused(String sql, String why) {
        assertThatThrownBy(() -> jdbc.sql(sql).query(row -> {})).as(sql).hasStackTraceContaining(why);
    }
}
