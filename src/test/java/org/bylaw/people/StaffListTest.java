package org.bylaw.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.StaffList.Filter;
import org.bylaw.people.StaffList.Show;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class StaffListTest {

    @Autowired
    StaffList staff;

    @Autowired
    StaffPages pages;

    @Autowired
    Absences absences;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    UUID department;
    UUID hr;
    UUID manager;
    UUID lead;
    UUID ada;
    UUID stranger;
    LocalDate today;

    @BeforeEach
    void hire() {
        department = organisation.department("s-" + Ids.next(), "Support");
        hr = organisation.hire("Hanna Reich", null, null, Role.HR);
        manager = organisation.hire("Mona Kern", department, null);
        lead = organisation.hire("Leo Brand", department, manager, Role.POLICY_AUTHOR);
        ada = organisation.hire("Ada Stein", department, lead);
        stranger = organisation.hire("Sam Fuchs", department, null);
        today = LocalDate.now(clock);
    }

    @Test
    void managersSeeWhoIsBelowThemAndHrSeesAllByName() {
        assertThat(names(hr, Show.ACTIVE)).containsExactly("Ada Stein", "Leo Brand", "Mona Kern", "Sam Fuchs");
        assertThat(names(manager, Show.ACTIVE)).containsExactly("Ada Stein", "Leo Brand");
        assertThat(names(lead, Show.ACTIVE)).containsExactly("Ada Stein");
        assertThat(count(hr, filter("", Show.ACTIVE))).isEqualTo(4);
        assertThat(count(manager, filter("", Show.ACTIVE))).isEqualTo(2);
        assertThat(organisation.as(hr, () -> staff.page(filter("", Show.ACTIVE), 1, 2)))
                .extracting(StaffLine::name)
                .containsExactly("Leo Brand", "Mona Kern");
    }

    @Test
    void whoLeadsNobodySeesOnlyThemselves() {
        assertThat(organisation.as(stranger, staff::seesAny)).isFalse();
        assertThatThrownBy(() -> names(stranger, Show.ACTIVE)).satisfies(StaffListTest::isForbidden);
        assertThatThrownBy(() -> count(stranger, filter("", Show.ACTIVE))).satisfies(StaffListTest::isForbidden);
        assertThat(page(stranger, stranger).person().name()).isEqualTo("Sam Fuchs");
        assertThatThrownBy(() -> page(stranger, ada))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThatThrownBy(() -> organisation.as(stranger, () -> absences.concerning(ada)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aManagerDoesNotOpenThePageOfTheirOwnManager() {
        assertThat(page(manager, ada).managerVisible()).isTrue();
        assertThat(page(lead, ada).managerVisible()).isTrue();
        assertThat(page(ada, ada).managerVisible()).isFalse();
        assertThatThrownBy(() -> page(lead, manager)).isInstanceOf(Problem.class);
    }

    @Test
    void thePageTellsTheTeamAndTheRoles() {
        StaffPages.Page page = page(hr, lead);
        assertThat(page.reports()).extracting(StaffLine::name).containsExactly("Ada Stein");
        assertThat(page.reportsCount()).isOne();
        assertThat(page.line().managerName()).isEqualTo("Mona Kern");
        assertThat(page.roles()).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.POLICY_AUTHOR);
        assertThat(page.mayManage()).isTrue();
        assertThat(page(organisation.hire("Otto Rat", null, null, Role.AUDITOR), lead)
                        .mayManage())
                .as("the auditor looks and changes nothing")
                .isFalse();
    }

    @Test
    void filtersNarrowTheList() {
        assertThat(organisation.as(hr, () -> staff.page(filter("eo bR", Show.ACTIVE), 0, 10)))
                .extracting(StaffLine::name)
                .containsExactly("Leo Brand");
        assertThat(count(hr, filter("%", Show.ACTIVE)))
                .as("a percent sign is a character like others")
                .isZero();
        assertThat(count(hr, new Filter("", department, null, Role.POLICY_AUTHOR, null, Show.ACTIVE)))
                .isOne();
        assertThat(count(hr, new Filter("", department, null, null, manager, Show.ACTIVE)))
                .isOne();
        assertThat(count(hr, new Filter("", department, "Prague", null, null, Show.ACTIVE)))
                .isZero();
    }

    @Test
    void whoIsAwayIsShownWithTheirSubstitute() {
        organisation.as(ada, () -> absences.setSubstitute(ada, lead, today, today.plusDays(3)));
        organisation.as(lead, () -> absences.setSubstitute(lead, manager, today.plusDays(5), today.plusDays(9)));

        assertThat(organisation.as(hr, () -> staff.page(filter("", Show.AWAY), 0, 10)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.name()).isEqualTo("Ada Stein");
                    assertThat(line.substituteName()).isEqualTo("Leo Brand");
                    assertThat(line.awayUntil()).isEqualTo(today.plusDays(3));
                });
        assertThat(names(hr, Show.ACTIVE)).hasSize(4);
    }

    @Test
    void whoHasLeftIsListedApart() {
        jdbc.sql("UPDATE person SET active = false, left_at = :now WHERE id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", ada)
                .update();

        assertThat(names(hr, Show.ACTIVE)).doesNotContain("Ada Stein");
        assertThat(names(lead, Show.LEFT)).containsExactly("Ada Stein");
        assertThat(page(hr, ada).mayManage()).isFalse();
        assertThat(page(hr, ada).line().leftAt()).isNotNull();
    }

    @Test
    void managersSetSubstitutesForTheirTeamAndSeeOnlyItsAbsences() {
        organisation.as(ada, () -> absences.setSubstitute(ada, lead, today, today.plusDays(3)));
        organisation.as(stranger, () -> absences.setSubstitute(stranger, ada, today, today.plusDays(3)));

        assertThat(organisation.as(manager, () -> absences.ofMyPeople(0, 10)))
                .extracting(Absence::personName)
                .containsExactly("Ada Stein");
        assertThat(organisation.as(hr, () -> absences.ofMyPeople(0, 10_000)))
                .extracting(Absence::personId)
                .contains(ada, stranger);
        assertThat(organisation.as(stranger, () -> absences.ofMyPeople(0, 10))).isEmpty();
        assertThat(organisation.as(stranger, absences::managesOthers)).isFalse();
        assertThat(organisation.as(manager, () -> absences.manageable("sTein", 0, 10)))
                .extracting(Person::id)
                .containsExactly(ada);
        assertThat(organisation.as(lead, () -> absences.manageable("Mona", 0, 10)))
                .isEmpty();
    }

    private List<String> names(UUID reader, Show show) {
        return organisation.as(reader, () -> staff.page(filter("", show), 0, 10)).stream()
                .map(StaffLine::name)
                .toList();
    }

    private int count(UUID reader, Filter filter) {
        return organisation.as(reader, () -> staff.count(filter));
    }

    private Filter filter(String text, Show show) {
        return new Filter(text, department, null, null, null, show);
    }

    private StaffPages.Page page(UUID reader, UUID person) {
        return organisation.as(reader, () -> pages.page(person, 10));
    }

    private static void isForbidden(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(Problem.Kind.FORBIDDEN));
    }
}
