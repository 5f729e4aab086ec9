package org.bylaw.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class AbsencesTest {

    @Autowired
    Absences absences;

    @Autowired
    People people;

    @Autowired
    Organisation organisation;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    UUID manager;
    UUID ada;
    UUID ben;
    UUID cleo;
    LocalDate today;

    @BeforeEach
    void hire() {
        manager = organisation.hire("Mona Kern", null, null);
        ada = organisation.hire("Ada Stein", null, manager);
        ben = organisation.hire("Ben Ott", null, manager);
        cleo = organisation.hire("Cleo Wolf", null, null);
        today = LocalDate.now(clock);
    }

    @Test
    void theSubstituteActsOnTheDaysFromFirstToLastAndIsTold() {
        UUID absence = set(ada, ada, ben, 1, 5);

        assertThat(people.substituteOf(ada, today)).isEmpty();
        assertThat(people.substituteOf(ada, today.plusDays(1))).map(Person::id).hasValue(ben);
        assertThat(people.substituteOf(ada, today.plusDays(5))).map(Person::id).hasValue(ben);
        assertThat(people.substituteOf(ada, today.plusDays(6))).isEmpty();
        assertThat(people.actsFor(ben, today.plusDays(2)))
                .extracting(Person::id)
                .containsExactly(ada);
        assertThat(audit.historyOf(SubjectRef.person(ada), 0, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("SubstituteSet");
                    assertThat(entry.actorName()).isEqualTo("Ada Stein");
                    assertThat(entry.details())
                            .containsEntry("substitute", "Ben Ott")
                            .containsEntry("absence", absence.toString());
                });
        assertThat(jdbc.sql("SELECT kind FROM outbox_mail WHERE person_id = :id")
                        .param("id", ben)
                        .query(String.class)
                        .list())
                .containsExactly("substitute.set");
    }

    @Test
    void managersSpeakForTheirTeamAndHrForAllButNobodyElse() {
        UUID hr = organisation.hire("Hanna Reich", null, null, Role.HR);
        set(manager, ada, ben, 0, 1);
        set(hr, cleo, ben, 0, 1);

        assertThatThrownBy(() -> set(cleo, ada, ben, 10, 11))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> set(ada, manager, ben, 10, 11)).hasMessageContaining("HR");
    }

    @Test
    void dutiesNeverGoRoundInACircleOnTheSameDay() {
        set(ben, ben, cleo, 3, 6);
        set(cleo, cleo, ada, 6, 8);

        assertThatThrownBy(() -> set(ada, ada, ben, 0, 6)).hasMessageContaining("come back here");
        set(ada, ada, ben, 0, 5);
        assertThatThrownBy(() -> set(ada, ada, ada, 20, 21)).hasMessageContaining("own substitute");
    }

    @Test
    void wrongDaysAreNamedBesideTheirField() {
        set(ada, ada, ben, 2, 4);

        assertThatThrownBy(() -> set(ada, ada, ben, 9, 8)).satisfies(problem -> assertField(problem, "lastDay"));
        assertThatThrownBy(() -> set(ada, ada, ben, -9, -8)).satisfies(problem -> assertField(problem, "lastDay"));
        assertThatThrownBy(() -> set(ada, ada, cleo, 4, 8)).satisfies(problem -> assertField(problem, "firstDay"));
    }

    @Test
    void whoIsBackEarlierDoesTheirOwnWorkAtOnce() {
        UUID underWay = set(ada, ada, ben, 0, 5);
        organisation.as(cleo, () -> assertThatThrownBy(() -> absences.end(underWay))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN)));
        organisation.as(ada, () -> absences.end(underWay));

        assertThat(people.substituteOf(ada, today)).isEmpty();
        assertThat(audit.historyOf(SubjectRef.person(ada), 0, 1))
                .extracting(entry -> entry.act())
                .containsExactly("AbsenceEnded");
        organisation.as(ada, () -> assertThatThrownBy(() -> absences.end(underWay))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE)));
    }

    @Test
    void whoReadsGermanIsRefusedInGerman() {
        LocalDate may = LocalDate.of(today.getYear() + 1, 5, 4);
        organisation.as(ada, () -> absences.setSubstitute(ada, ben, may, may.plusDays(2)));
        LocaleContextHolder.setLocale(Locale.GERMAN);
        try {
            assertThatThrownBy(() -> organisation.as(ada, () -> absences.setSubstitute(ada, cleo, may, may)))
                    .isInstanceOf(Problem.class)
                    .hasMessage("Vom 4. Mai %1$d bis zum 6. Mai %1$d ist schon Ben Ott als Vertretung festgelegt."
                                    .formatted(may.getYear())
                            + " Beenden Sie das zuerst, oder wählen Sie andere Tage.");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private UUID set(UUID actor, UUID person, UUID substitute, int first, int last) {
        return organisation.as(
                actor, () -> absences.setSubstitute(person, substitute, today.plusDays(first), today.plusDays(last)));
    }

    private static void assertField(Throwable thrown, String field) {
        assertThat(thrown).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.field())
                .hasValue(field));
    }
}
