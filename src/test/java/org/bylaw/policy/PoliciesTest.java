package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.PersonLeft;
import org.bylaw.policy.Submissions.Submission;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class PoliciesTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyLibrary library;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Submissions submissions;

    @Autowired
    private PolicyDelegate delegate;

    @Autowired
    private Duties duties;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private PolicyFixture those;

    @BeforeEach
    void hire() {
        those = new PolicyFixture(organisation, policies);
    }

    private VersionFacts version(UUID id) {
        return organisation.as(those.owner, () -> policies.version(id));
    }

    private void publish(UUID version) {
        transaction.executeWithoutResult(status -> {
            delegate.freeze(version.toString());
            delegate.approved(version.toString());
            delegate.publish(version.toString());
        });
    }

    @Test
    void theReferenceIsUniqueWhateverItsCase() {
        String reference = PolicyFixture.unique("POL");
        those.draft(those.details(reference), "Text");
        assertThatThrownBy(() -> those.draft(those.details(reference), "Text"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("reference"));
    }

    @Test
    void whoReadsGermanIsRefusedInGerman() {
        UUID draft = those.draft();
        publish(draft);
        LocaleContextHolder.setLocale(Locale.GERMAN);
        try {
            assertThatThrownBy(() -> organisation.as(those.owner, () -> drafts.save(draft, 0, "Changed")))
                    .isInstanceOf(Problem.class)
                    .hasMessage("Version 1.0 hat inzwischen den Stand „In Kraft“ und lässt sich nicht mehr ändern.");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void wrongDetailsNameTheirField() {
        assertThat(refused(those.details("no spaces allowed"))).isEqualTo("reference");
        assertThat(refused(those.details(PolicyFixture.unique("POL"), "xx", Classification.INTERNAL, Set.of())))
                .isEqualTo("language");
        assertThat(refused(those.details(
                        PolicyFixture.unique("POL"), "en", Classification.INTERNAL, Set.of("no-department"))))
                .isEqualTo("audienceDepartments");
    }

    private String refused(PolicyDetails details) {
        try {
            those.draft(details, "Text");
        } catch (Problem problem) {
            return problem.field().orElse("none");
        }
        return "accepted";
    }

    @Test
    void ofTwoWhoChangeTheDetailsTheSecondLooksAgain() {
        UUID policy = version(those.draft()).policyId();
        PolicyDetails changed = those.details(PolicyFixture.unique("NEW"));
        organisation.as(those.owner, () -> policies.change(policy, 0, changed));
        assertThatThrownBy(() -> organisation.as(those.owner, () -> policies.change(policy, 0, changed)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
    }

    @Test
    void strangersDoNotChangeTheDetails() {
        UUID policy = version(those.draft()).policyId();
        assertThatThrownBy(() -> organisation.as(
                        those.author, () -> policies.change(policy, 0, those.details(PolicyFixture.unique("NEW")))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }

    @Test
    void publishingSupersedesTheFormerVersion() {
        UUID first = those.draft();
        publish(first);
        UUID policy = version(first).policyId();
        UUID second = organisation.as(those.owner, () -> drafts.revise(policy, ChangeKind.MINOR, "Clearer"));
        assertThat(version(second).number()).isEqualTo(new VersionNumber(1, 1));
        publish(second);
        assertThat(version(first).state()).isEqualTo(VersionState.SUPERSEDED);
        assertThat(version(second).state()).isEqualTo(VersionState.PUBLISHED);
        assertThat(organisation.as(those.outsider, () -> policies.inForce(policy)))
                .map(VersionFacts::id)
                .contains(second);
    }

    @Test
    void whatFailsOnTheWayLeavesTheFormerVersionInForce() {
        UUID first = those.draft();
        publish(first);
        UUID second =
                organisation.as(those.owner, () -> drafts.revise(version(first).policyId(), ChangeKind.MAJOR, "Anew"));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    delegate.freeze(second.toString());
                    delegate.approved(second.toString());
                    delegate.publish(second.toString());
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        assertThat(version(first).state()).isEqualTo(VersionState.PUBLISHED);
        assertThat(version(second).state()).isEqualTo(VersionState.DRAFT);
    }

    @Test
    void aVersionThatIsNotApprovedIsNotPublished() {
        UUID draft = those.draft();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> delegate.publish(draft.toString())))
                .isInstanceOf(Problem.class);
    }

    @Test
    void onlyOneDraftIsUnderWork() {
        UUID first = those.draft();
        publish(first);
        UUID policy = version(first).policyId();
        organisation.as(those.owner, () -> drafts.revise(policy, ChangeKind.MAJOR, "Anew"));
        assertThatThrownBy(() -> organisation.as(those.author, () -> drafts.revise(policy, ChangeKind.MINOR, "Too")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
    }

    @Test
    void theDatabaseRefusesToChangeAFrozenText() {
        UUID draft = those.draft();
        transaction.executeWithoutResult(status -> delegate.freeze(draft.toString()));
        assertThatThrownBy(() -> jdbc.sql("UPDATE policy_version SET body = 'Other' WHERE id = :id")
                        .param("id", draft)
                        .update())
                .hasStackTraceContaining("is frozen");
    }

    @Test
    void strictlyConfidentialIsReadByItsAudienceAlone() {
        UUID draft = those.draft(
                those.details(
                        PolicyFixture.unique("POL"),
                        "en",
                        Classification.STRICTLY_CONFIDENTIAL,
                        Set.of(those.departmentCode)),
                "# Secret\n");
        publish(draft);
        assertThat(organisation.as(those.reviewer, () -> policies.text(draft))).isEqualTo("# Secret\n");
        assertThatThrownBy(() -> organisation.as(those.outsider, () -> policies.text(draft)))
                .isInstanceOf(Problem.class);
        assertThat(listed(those.reviewer, draft)).isTrue();
        assertThat(listed(those.manager, draft)).isTrue();
        assertThat(listed(those.outsider, draft)).isFalse();
    }

    private boolean listed(UUID reader, UUID draft) {
        UUID policy = version(draft).policyId();
        return organisation.as(reader, () -> library.page(PolicyLibrary.Filter.NONE, 0, 1000)).stream()
                .anyMatch(line -> line.id().equals(policy));
    }

    @Test
    void theTrailSaysWhichDetailsChangedAndHow() {
        UUID draft = those.draft();
        UUID policy = version(draft).policyId();
        PolicyDetails before = those.details(
                organisation.as(those.owner, () -> policies.policy(policy)).reference());
        organisation.as(
                those.owner,
                () -> policies.change(
                        policy, 0, those.details(before.reference(), "en", Classification.CONFIDENTIAL, Set.of())));
        assertThat(audit.historyOf(SubjectRef.policy(policy), 0, 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsOnlyKeys("classification")
                        .containsEntry("classification", Map.of("before", "Internal", "after", "Confidential")));
    }

    @Test
    void textsAreFoundInTheDictionaryOfTheirLanguage() {
        UUID draft = those.draft(
                those.details(PolicyFixture.unique("POL"), "de", Classification.INTERNAL, Set.of()),
                "# Geräte\n\nDie Rechner werden gesperrt.\n");
        publish(draft);
        assertThat(found(draft, "german", "gesperrter Rechner")).isTrue();
        organisation.as(
                those.owner,
                () -> policies.change(
                        version(draft).policyId(),
                        0,
                        those.details(PolicyFixture.unique("POL"), "en", Classification.INTERNAL, Set.of())));
        assertThat(found(draft, "german", "gesperrter Rechner")).isFalse();
        assertThat(found(draft, "english", "accesses")).isTrue();
    }

    private boolean found(UUID version, String dictionary, String words) {
        return jdbc.sql("""
                        SELECT search @@ plainto_tsquery(CAST(:dictionary AS regconfig), :words) FROM policy_version
                        WHERE id = :id
                        """)
                .param("dictionary", dictionary)
                .param("words", words)
                .param("id", version)
                .query(Boolean.class)
                .single();
    }

    @Test
    void theManagerInheritsWhatALeaverOwned() {
        UUID draft = those.draft();
        transaction.executeWithoutResult(status -> events.publishEvent(new PersonLeft(those.owner)));
        PolicyFacts policy = organisation.as(
                those.manager, () -> policies.policy(policies.version(draft).policyId()));
        assertThat(policy.ownerId()).isEqualTo(those.manager);
    }

    @Test
    void aConsultationDoesNotWaitForALeaver() {
        UUID draft = those.draft();
        organisation.as(
                those.owner,
                () -> submissions.submit(
                        draft,
                        0,
                        new Submission(
                                Set.of(those.reviewer, those.author),
                                LocalDate.now().plusDays(7),
                                null)));
        transaction.executeWithoutResult(status -> events.publishEvent(new PersonLeft(those.reviewer)));
        assertThat(duties.holders(PolicyDuties.COMMENT, SubjectRef.policyVersion(draft)))
                .containsExactly(those.author);
    }
}
