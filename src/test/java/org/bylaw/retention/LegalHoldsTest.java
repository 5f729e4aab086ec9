package org.bylaw.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.audit.AuditEntry;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

class LegalHoldsTest extends RetentionTestBed {

    private UUID put(UUID person) {
        return organisation.as(carla, () -> holds.put(HeldKind.PERSON, person, " Case 7 O 12/26 "));
    }

    @Test
    void oneOfCompliancePutsItAndSomebodyElseLiftsIt() {
        UUID held = organisation.hire("Hella Held", null, null);
        SubjectRef subject = SubjectRef.person(held);
        UUID hold = put(held);
        assertThat(organisation.as(auditor, () -> holds.liesOn(subject))).isTrue();
        assertThat(organisation.as(held, () -> holds.liesOn(subject)))
                .as("only compliance and auditors are told")
                .isFalse();
        LegalHold seen = organisation.as(auditor, () -> holds.page(0, 1)).getFirst();
        assertThat(seen.subjectName()).isEqualTo("Hella Held");
        assertThat(seen.reason()).isEqualTo("Case 7 O 12/26");
        assertThat(organisation.as(carla, () -> holds.mayLift(seen))).isFalse();
        assertThat(organisation.as(auditor, () -> holds.mayLift(seen))).isFalse();
        refused(() -> organisation.as(carla, () -> holds.lift(hold, "Done")), Problem.Kind.FORBIDDEN, "");
        refused(() -> organisation.as(cora, () -> holds.lift(hold, " ")), Problem.Kind.INVALID, "reason");
        organisation.as(cora, () -> holds.lift(hold, "Settled"));
        assertThat(organisation.as(auditor, () -> holds.liesOn(subject))).isFalse();
        refused(() -> organisation.as(cora, () -> holds.lift(hold, "Again")), Problem.Kind.STALE, "");
        assertThat(audit.historyOf(subject, 0, 5))
                .extracting(AuditEntry::act)
                .containsExactly("LegalHoldLifted", "LegalHoldPut");
    }

    @Test
    void itNeedsAThingThatIsThereAndAReason() {
        organisation.as(carla, () -> {
            refused(() -> holds.put(null, null, "x"), Problem.Kind.INVALID, "kind");
            refused(() -> holds.put(HeldKind.POLICY, null, "x"), Problem.Kind.INVALID, "subject");
            refused(() -> holds.put(HeldKind.CONTROL, Ids.next(), "x"), Problem.Kind.INVALID, "subject");
            refused(() -> holds.put(HeldKind.EVERYTHING, null, "\n"), Problem.Kind.INVALID, "reason");
            refused(() -> holds.put(HeldKind.EVERYTHING, null, "x".repeat(2001)), Problem.Kind.INVALID, "reason");
            assertThat(holds.things(HeldKind.CONTROL, "Use of cryptography", 0, 5))
                    .extracting(LegalHolds.Thing::name)
                    .contains("8.24 Use of cryptography");
        });
    }

    @Test
    void theDatabaseKeepsTheFourEyesAndTheRecord() {
        UUID hold = put(auditor);
        assertThatThrownBy(() -> lift(hold, carla)).isInstanceOf(DataAccessException.class);
        lift(hold, cora);
        assertThatThrownBy(() -> lift(hold, cora)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM legal_hold").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE legal_hold SET reason = 'other'").update())
                .isInstanceOf(DataAccessException.class);
    }

    private void lift(UUID hold, UUID by) {
        jdbc.sql("UPDATE legal_hold SET lifted_by = :by, lifted_at = put_at, lifted_why = 'x' WHERE id = :id")
                .param("by", by)
                .param("id", hold)
                .update();
    }

    @Test
    void ofTwoWhoLiftAtOnceOneIsToldThatItIsDone() throws Exception {
        UUID hold = put(auditor);
        UUID third = organisation.hire("Cleo Compliance", null, null, Role.COMPLIANCE);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> done = both.invokeAll(List.of(lifting(cora, hold), lifting(third, hold)));
            assertThat(List.of(done.getFirst().get(), done.getLast().get())).containsExactlyInAnyOrder(true, false);
        }
    }

    private Callable<Boolean> lifting(UUID person, UUID hold) {
        return () -> {
            try {
                organisation.as(person, () -> holds.lift(hold, "Settled"));
                return true;
            } catch (Problem problem) {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
                return false;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "COMPLIANCE", mode = EnumSource.Mode.EXCLUDE)
    void onlyComplianceChangesAnything(Role role) {
        UUID other = organisation.hire("Olga Other", null, null, role);
        organisation.as(other, () -> {
            assertThatThrownBy(() -> holds.put(HeldKind.EVERYTHING, null, "x"))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> holds.lift(other, "x")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> retention.setTerm("MAILS", 0, 1)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> retention.activate(true, 0)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> pseudonyms.replace(other)).isInstanceOf(AccessDeniedException.class);
            if (role != Role.AUDITOR) {
                assertThatThrownBy(() -> retention.terms()).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> holds.page(0, 1)).isInstanceOf(AccessDeniedException.class);
            }
        });
    }
}
