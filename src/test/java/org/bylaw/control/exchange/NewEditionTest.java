package org.bylaw.control.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bylaw.control.exchange.FrameworkFiles.csv;
import static org.bylaw.control.exchange.FrameworkFiles.edition;
import static org.bylaw.control.exchange.FrameworkFiles.facts;
import static org.bylaw.control.exchange.FrameworkFiles.framework;
import static org.bylaw.control.exchange.FrameworkFiles.key;
import static org.bylaw.control.exchange.FrameworkFiles.policyStating;
import static org.bylaw.control.exchange.FrameworkFiles.refused;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlFacts;
import org.bylaw.control.ControlFacts.Tailoring;
import org.bylaw.control.Controls;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.bylaw.control.Tailorings;
import org.bylaw.control.Tailorings.Applicability;
import org.bylaw.control.Tailorings.Practice;
import org.bylaw.control.exchange.EditionChange.Kind;
import org.bylaw.control.exchange.EditionChange.Numbered;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** ISO/IEC 27002:2013 is tailored, then the edition of 2022 takes its place: the real table of numbers. */
@ModuleTest
class NewEditionTest {

    private static final Practice NOTHING_YET = new Practice(ImplementationStatus.NOT_STARTED, null, "");

    @Autowired
    private FrameworkImports imports;

    @Autowired
    private FrameworkRemovals removals;

    @Autowired
    private FrameworkList frameworks;

    @Autowired
    private Editions editions;

    @Autowired
    private Controls controls;

    @Autowired
    private Tailorings tailorings;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private UUID compliance;
    private UUID owner;
    private String old;
    private String fresh;

    @AfterEach
    void forget() {
        FrameworkFiles.forget(jdbc);
    }

    @BeforeEach
    void theEditionOf2013() {
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        owner = organisation.hire("Otto Owner", null, null, Role.CONTROL_OWNER);
        old = key("iso-2013");
        fresh = key("iso-2022");
        take(framework(
                old,
                csv(Stream.concat(
                                Stream.of("ref,title"),
                                facts("iso27002-2013-to-2022.csv").stream()
                                        .map(fact -> fact.get(0) + ",\"" + fact.get(1) + "\""))
                        .toArray(String[]::new))));
    }

    private static HandedIn of2022() {
        return csv(Stream.concat(
                        Stream.of("ref,title"),
                        facts("iso27002-2022-controls.csv").stream()
                                .map(fact -> fact.get(0) + ",\"" + fact.get(1) + "\""))
                .toArray(String[]::new));
    }

    private static HandedIn numbers() {
        return csv(Stream.concat(
                        Stream.of("old,new"),
                        facts("iso27002-2013-to-2022.csv").stream().map(fact -> fact.get(0) + "," + fact.get(2)))
                .toArray(String[]::new));
    }

    private void take(NewFramework framework) {
        organisation.as(
                compliance,
                () -> imports.confirm(
                        framework,
                        imports.preview(framework.file(), framework.replacesId(), framework.numbers())
                                .fingerprint()));
    }

    private UUID id(String framework) {
        return jdbc.sql("SELECT id FROM framework WHERE key = :key")
                .param("key", framework)
                .query(UUID.class)
                .single();
    }

    private ControlFacts control(String framework, String ref) {
        return organisation.as(compliance, () -> controls.byCode(framework + ":" + ref));
    }

    private Tailoring tailoring(String ref) {
        return control(fresh, ref).tailoring();
    }

    private void tailor(String ref, Applicability wanted, Practice practice) {
        organisation.as(compliance, () -> tailorings.tailor(control(old, ref).id(), 0, wanted, practice));
    }

    private void takeTheEditionOf2022() {
        take(edition(fresh, of2022(), id(old), numbers()));
    }

    @Test
    void theTableSaysWhatWasAddedMergedSplitAndRenumbered() {
        takeTheEditionOf2022();
        List<EditionChange> changes = organisation
                .as(compliance, () -> editions.changes(fresh))
                .orElseThrow()
                .changes();
        assertThat(refs(changes, Kind.ADDED))
                .containsExactly("5.7", "5.23", "5.30", "7.4", "8.9", "8.10", "8.11", "8.12", "8.16", "8.23", "8.28");
        assertThat(refs(changes, Kind.DROPPED)).isEmpty();
        EditionChange keys = changes.stream()
                .filter(change ->
                        change.after().stream().anyMatch(after -> after.ref().equals("5.9")))
                .findFirst()
                .orElseThrow();
        assertThat(keys.kind()).isEqualTo(Kind.MERGED);
        assertThat(keys.before()).extracting(Numbered::ref).containsExactly("8.1.1", "8.1.2");
        assertThat(refs(changes, Kind.RENUMBERED)).contains("5.3").doesNotContain("5.9");
        assertThat(changes.stream().mapToInt(change -> change.after().size()).sum())
                .isEqualTo(93);
        assertThat(organisation.as(compliance, () -> editions.changes("gdpr"))).isEmpty();
    }

    private int reviewsOf(String ref) {
        return jdbc.sql("SELECT count(*) FROM control_review WHERE control_id = :id AND state = 'PLANNED'")
                .param("id", control(fresh, ref).id())
                .query(Integer.class)
                .single();
    }

    private static List<String> refs(List<EditionChange> changes, Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .flatMap(change -> change.after().stream())
                .map(Numbered::ref)
                .toList();
    }

    @Test
    void decisionsAreCarriedOverByTheRules() {
        tailor(
                "6.1.2",
                new Applicability(true, Set.of(Reason.LAW), "MaRisk", owner, null, 4),
                new Practice(ImplementationStatus.PARTLY_IMPLEMENTED, 2, "Two keys"));
        tailor(
                "8.1.1",
                new Applicability(true, Set.of(Reason.RISK), "We own things", null, null, 3),
                new Practice(ImplementationStatus.IMPLEMENTED, 4, "A list"));
        tailor(
                "8.1.2",
                new Applicability(true, Set.of(Reason.CONTRACT), "They ask", owner, null, 5),
                new Practice(ImplementationStatus.PLANNED, 1, "Owners"));
        tailor("8.3.1", new Applicability(false, Set.of(), "No media", null, null, null), NOTHING_YET);
        tailor("8.3.2", new Applicability(false, Set.of(), "None", null, null, null), NOTHING_YET);
        tailor("8.3.3", new Applicability(false, Set.of(), "None moved", null, null, null), NOTHING_YET);
        tailor("11.2.5", new Applicability(false, Set.of(), "Nothing leaves", null, null, null), NOTHING_YET);
        tailor(
                "18.2.3",
                new Applicability(true, Set.of(Reason.BUSINESS), "Scans", null, null, 2),
                new Practice(ImplementationStatus.IMPLEMENTED, 2, "Scanner"));
        takeTheEditionOf2022();

        Tailoring one = tailoring("5.3");
        assertThat(List.of(one.applicable(), one.justification(), one.how(), one.ownerId(), one.status()))
                .containsExactly(true, "MaRisk", "Two keys", owner, ImplementationStatus.PARTLY_IMPLEMENTED);
        assertThat(List.of(one.maturity(), one.targetMaturity(), one.revision()))
                .containsExactly(2, 4, 1);

        assertThat(reviewsOf("5.3")).as("its review plans itself").isEqualTo(1);
        assertThat(reviewsOf("7.10")).as("what does not apply is not reviewed").isZero();

        Tailoring merged = tailoring("5.9");
        assertThat(merged.applicable()).isTrue();
        assertThat(merged.reasons()).containsExactlyInAnyOrder(Reason.RISK, Reason.CONTRACT);
        assertThat(merged.justification()).isEqualTo("8.1.1: We own things\n8.1.2: They ask");
        assertThat(merged.how()).isEqualTo("**8.1.1**\n\nA list\n\n**8.1.2**\n\nOwners");
        assertThat(merged.ownerId()).isEqualTo(owner);
        assertThat(merged.status()).isEqualTo(ImplementationStatus.PLANNED);
        assertThat(List.of(merged.maturity(), merged.targetMaturity())).containsExactly(1, 5);

        assertThat(tailoring("7.10").applicable())
                .as("11.2.5 and 8.3.1 to 8.3.3 became 7.10, and none of them applies")
                .isFalse();
        assertThat(tailoring("7.10").justification())
                .isEqualTo("8.3.1: No media\n8.3.2: None\n8.3.3: None moved\n11.2.5: Nothing leaves");

        assertThat(tailoring("8.8").applicable())
                .as("12.6.1 is undecided, 18.2.3 applies")
                .isTrue();
        assertThat(tailoring("5.36").how())
                .as("18.2.3 was split: each part has it")
                .contains("Scanner");

        assertThat(tailoring("8.9").applicable()).as("new").isNull();
        assertThat(tailoring("8.9").revision()).isZero();
        assertThat(control(old, "8.1.1").tailoring().how())
                .as("the old one keeps it")
                .isEqualTo("A list");

        List<AuditEntry> acts = audit.historyOf(control(fresh, "5.9").subject(), 0, 5);
        assertThat(acts).extracting(AuditEntry::act).containsExactly("ControlReviewPlanned", "ControlCarriedOver");
        assertThat(acts.getLast()).satisfies(act -> {
            assertThat(act.details()).isEqualTo(Map.of("code", fresh + ":5.9", "before", "8.1.1, 8.1.2"));
        });
        assertThat(audit.historyOf(new SubjectRef(SubjectRef.FRAMEWORK, id(fresh)), 0, 5))
                .extracting(AuditEntry::act)
                .containsExactly("FrameworkEditionImported");
    }

    @Test
    void oneThatAppliesAmongOthersThatDoNotDecides() {
        tailor("8.3.1", new Applicability(false, Set.of(), "No media", null, null, null), NOTHING_YET);
        tailor(
                "8.3.2",
                new Applicability(true, Set.of(Reason.RISK), "Paper", null, null, null),
                new Practice(ImplementationStatus.IMPLEMENTED, 3, "Shredder"));
        takeTheEditionOf2022();
        Tailoring media = tailoring("7.10");
        assertThat(media.applicable()).isTrue();
        assertThat(media.maturity()).isEqualTo(3);
        assertThat(media.status())
                .as("8.3.3 and 11.2.5 may apply as well, and nothing is done about them")
                .isEqualTo(ImplementationStatus.NOT_STARTED);
    }

    @Test
    void someUndecidedAmongOthersThatDoNotApplyLeaveItOpen() {
        tailor("8.3.1", new Applicability(false, Set.of(), "No media", null, null, null), NOTHING_YET);
        takeTheEditionOf2022();
        assertThat(tailoring("7.10").applicable()).isNull();
        assertThat(tailoring("7.10").justification()).isEqualTo("8.3.1: No media");
    }

    @Test
    void policiesAndMappingsFollow() {
        UUID policy =
                policyStating(jdbc, organisation, owner, control(old, "8.1.1").id());
        jdbc.sql("INSERT INTO policy_control (policy_id, control_id) VALUES (:policy, :other)")
                .param("policy", policy)
                .param("other", control(old, "8.1.2").id())
                .update();
        UUID gdpr = jdbc.sql("SELECT id FROM control WHERE code = 'gdpr:32'")
                .query(UUID.class)
                .single();
        for (String ref : List.of("8.1.1", "8.1.2")) {
            jdbc.sql(
                            "INSERT INTO control_mapping (from_id, to_id, source, place) VALUES (:gdpr, :old, 'judgement', '32(1)')")
                    .param("gdpr", gdpr)
                    .param("old", control(old, ref).id())
                    .update();
        }
        takeTheEditionOf2022();
        assertThat(organisation.as(compliance, () -> controls.mappedTo(control(fresh, "5.9"))))
                .extracting(ControlFacts.Mapped::code, ControlFacts.Mapped::place)
                .containsExactly(tuple("gdpr:32", "32(1)"));
        assertThat(jdbc.sql("""
                        SELECT k.code FROM policy_control p JOIN control k ON k.id = p.control_id
                        WHERE p.policy_id = :policy ORDER BY k.position, k.code
                        """).param("policy", policy).query(String.class).list())
                .as("what it stated before, and what took its place")
                .containsExactlyInAnyOrder(old + ":8.1.1", old + ":8.1.2", fresh + ":5.9");
    }

    @Test
    void aWrongTableStoresNothing() {
        HandedIn wrong = csv("old,new", "5.1.1,5.1", "5.1.9,5.1", "5.1.2,9.9");
        organisation.as(compliance, () -> {
            FrameworkPreview preview = imports.preview(of2022(), id(old), wrong);
            assertThat(preview.errors()).extracting(LineError::line).containsExactly(3, 4);
            refused(
                    () -> imports.confirm(edition(fresh, of2022(), id(old), wrong), preview.fingerprint()),
                    Problem.Kind.INVALID,
                    "2 errors");
        });
        assertThat(organisation.as(compliance, () -> frameworks.all()))
                .extracting(FrameworkRow::key)
                .doesNotContain(fresh);
    }

    @Test
    void withoutATableEqualTitlesAreProposed() {
        organisation.as(compliance, () -> {
            List<EditionChange> changes =
                    imports.preview(of2022(), id(old), null).changes();
            assertThat(refs(changes, Kind.RENUMBERED))
                    .as("segregation of duties, contact with authorities, screening")
                    .contains("5.3", "5.5", "6.1");
        });
    }

    @Test
    void anEditionIsReplacedOnceEvenByTwoAtOnce() {
        NewFramework first = edition(fresh, of2022(), id(old), numbers());
        NewFramework second = edition(key("other"), of2022(), id(old), numbers());
        String seen = organisation.as(
                compliance, () -> imports.preview(of2022(), id(old), numbers()).fingerprint());
        List<CompletableFuture<Object>> both = Stream.of(first, second)
                .map(one -> CompletableFuture.supplyAsync(() -> (Object) organisation.as(compliance, () -> {
                    return imports.confirm(one, seen);
                })))
                .toList();
        Map<Boolean, Long> outcomes = both.stream()
                .map(one -> one.handle((key, failure) -> failure == null).join())
                .collect(Collectors.groupingBy(good -> good, Collectors.counting()));
        assertThat(outcomes).isEqualTo(Map.of(true, 1L, false, 1L));
        organisation.as(compliance, () -> {
            refused(() -> imports.preview(of2022(), id(old), null), Problem.Kind.INVALID, "taken the place");
            refused(() -> removals.remove(old), Problem.Kind.INVALID, "took its place");
        });
    }

    @Test
    void aDecisionMadeAfterLookingAsksToLookAgain() {
        organisation.as(compliance, () -> {
            String seen = imports.preview(of2022(), id(old), numbers()).fingerprint();
            tailor("8.3.1", new Applicability(false, Set.of(), "No media", null, null, null), NOTHING_YET);
            refused(
                    () -> imports.confirm(edition(fresh, of2022(), id(old), numbers()), seen),
                    Problem.Kind.STALE,
                    "look at it again");
        });
    }
}
