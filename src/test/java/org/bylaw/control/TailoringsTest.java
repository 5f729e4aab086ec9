package org.bylaw.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.History;
import org.bylaw.control.Tailorings.Applicability;
import org.bylaw.control.Tailorings.Practice;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class TailoringsTest {

    private static final Practice NOTHING_YET = new Practice(ImplementationStatus.NOT_STARTED, null, "");

    @Autowired
    private Tailorings tailorings;

    @Autowired
    private Controls controls;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private History history;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private UUID compliance;
    private UUID owner;
    private ControlFacts control;

    @BeforeEach
    void hire() {
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        owner = organisation.hire("Otto Owner", null, null, Role.CONTROL_OWNER);
        jdbc.sql("""
                        UPDATE tailoring SET applicable = NULL, reasons = '{}', justification = '', owner_id = NULL,
                            status = 'NOT_STARTED', maturity = NULL, target_maturity = NULL, how = ''
                        WHERE control_id = (SELECT id FROM control WHERE code = '8.13')
                        """).update();
        control = read();
    }

    private ControlFacts read() {
        return organisation.as(compliance, () -> controls.byCode("8.13"));
    }

    private static Applicability applies(UUID owner) {
        return new Applicability(true, Set.of(Reason.RISK, Reason.LAW), "Ransomware", owner, null, 4);
    }

    private void tailored() {
        organisation.as(
                compliance,
                () -> tailorings.tailor(control.id(), control.tailoring().revision(), applies(owner), NOTHING_YET));
    }

    private static void refused(ThrowingCallable act, Problem.Kind kind, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.field().orElse("")).isEqualTo(field);
        });
    }

    @Test
    void complianceDecidesAndTheHistorySaysWhatWasBefore() {
        tailored();
        assertThat(read().tailoring().applicable()).isTrue();
        assertThat(read().tailoring().reasons()).containsExactlyInAnyOrder(Reason.RISK, Reason.LAW);
        assertThat(read().tailoring().ownerName()).isEqualTo("Otto Owner");
        List<AuditEntry> acts = organisation
                .as(compliance, () -> history.of(control.subject(), 0, 10).acts())
                .stream()
                .filter(act -> act.act().equals("ControlTailored"))
                .toList();
        assertThat(acts.getFirst().details())
                .containsEntry("applicable", Map.of("before", "Not decided", "after", "Applicable"))
                .containsEntry("owner", Map.of("before", "", "after", "Otto Owner"))
                .doesNotContainKey("status");
        assertThat(organisation.as(
                        compliance,
                        () -> catalogue.lines(
                                catalogue.framework("iso27002-2022"),
                                new CatalogueFilter("", Map.of(), Decision.APPLICABLE))))
                .extracting(ControlLine::code)
                .contains("8.13");
    }

    @Test
    void whatAppliesHasAReasonAndWhatDoesNotAJustification() {
        int revision = control.tailoring().revision();
        organisation.as(compliance, () -> {
            refused(
                    () -> tailorings.tailor(
                            control.id(),
                            revision,
                            new Applicability(true, Set.of(), "", null, null, null),
                            NOTHING_YET),
                    Problem.Kind.INVALID,
                    "reasons");
            refused(
                    () -> tailorings.tailor(
                            control.id(),
                            revision,
                            new Applicability(false, Set.of(), "  ", null, null, null),
                            NOTHING_YET),
                    Problem.Kind.INVALID,
                    "justification");
        });
        assertThatThrownBy(() -> jdbc.sql("UPDATE tailoring SET applicable = false WHERE control_id = :id")
                        .param("id", control.id())
                        .update())
                .as("the database holds to it too")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(read().tailoring().applicable()).isNull();
    }

    @Test
    void onlyAControlOwnerBecomesTheOwner() {
        UUID somebody = organisation.hire("Sam Somebody", null, null);
        organisation.as(
                compliance,
                () -> refused(
                        () -> tailorings.tailor(
                                control.id(), control.tailoring().revision(), applies(somebody), NOTHING_YET),
                        Problem.Kind.INVALID,
                        "owner"));
    }

    @Test
    void oneOfTwoAtOnceIsToldAndOverwritesNothing() {
        int seen = control.tailoring().revision();
        tailored();
        organisation.as(
                compliance,
                () -> refused(
                        () -> tailorings.tailor(
                                control.id(),
                                seen,
                                new Applicability(false, Set.of(), "Not here", null, null, null),
                                NOTHING_YET),
                        Problem.Kind.STALE,
                        ""));
        assertThat(read().tailoring().applicable()).isTrue();
    }

    @Test
    void itsOwnerSaysHowItIsDoneAndNothingElseChanges() {
        tailored();
        organisation.as(
                owner,
                () -> tailorings.describe(
                        control.id(),
                        read().tailoring().revision(),
                        new Practice(ImplementationStatus.IMPLEMENTED, 3, "Nightly, with a restore each quarter.")));
        assertThat(read().tailoring().status()).isEqualTo(ImplementationStatus.IMPLEMENTED);
        assertThat(read().tailoring().how()).startsWith("Nightly");
        assertThat(read().tailoring().justification()).isEqualTo("Ransomware");
        assertThat(read().tailoring().targetMaturity()).isEqualTo(4);
    }

    @Test
    void othersDoNotTouchIt() {
        tailored();
        int revision = read().tailoring().revision();
        UUID another = organisation.hire("Anna Another", null, null, Role.CONTROL_OWNER);
        UUID auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
        organisation.as(
                another,
                () -> refused(
                        () -> tailorings.describe(control.id(), revision, NOTHING_YET), Problem.Kind.FORBIDDEN, ""));
        organisation.as(owner, () -> assertThatThrownBy(
                        () -> tailorings.tailor(control.id(), revision, applies(owner), NOTHING_YET))
                .isInstanceOf(AccessDeniedException.class));
        organisation.as(
                auditor, () -> assertThatThrownBy(() -> tailorings.describe(control.id(), revision, NOTHING_YET))
                        .isInstanceOf(AccessDeniedException.class));
        assertThat(read().tailoring().revision()).isEqualTo(revision);
    }

    @Test
    void controlsOfOtherFrameworksAreNotTailored() {
        UUID article =
                organisation.as(compliance, () -> controls.byCode("gdpr:32").id());
        organisation.as(
                compliance,
                () -> refused(
                        () -> tailorings.tailor(article, 0, applies(owner), NOTHING_YET), Problem.Kind.INVALID, ""));
    }

    @Test
    void staffInGeneralDoNotSeeItsHistory() {
        tailored();
        UUID employee = organisation.hire("Emil Employee", null, null);
        organisation.as(
                employee, () -> refused(() -> history.of(control.subject(), 0, 10), Problem.Kind.NOT_FOUND, ""));
    }
}
