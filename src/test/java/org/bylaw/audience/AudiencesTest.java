package org.bylaw.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class AudiencesTest {

    private static final AudienceRule LEGAL = AudienceRule.of(List.of("legal"), List.of());

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Audiences audiences;

    @Autowired
    AuditTrail audit;

    private UUID hr;

    @BeforeEach
    void nobodyElse() {
        jdbc.sql("UPDATE person SET active = false, left_at = synced_at WHERE active")
                .update();
        jdbc.sql("DELETE FROM audience").update();
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
    }

    @Test
    void anyRuleMeansExactlyThePeopleWhoMeetItOneByOne() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Staff staff = Staff.hire(60, random, jdbc, organisation, clock);
        Set<UUID> ours = new HashSet<>();
        staff.members().forEach(member -> ours.add(member.id()));
        int meant = 0;
        for (int round = 0; round < 300; round++) {
            AudienceRule rule = staff.anyRule(random);
            PeopleCondition condition = PeopleCondition.of(rule);
            Set<UUID> found = new HashSet<>(jdbc.sql("SELECT p.id FROM person p WHERE " + condition.sql())
                    .params(condition.params())
                    .query(UUID.class)
                    .list());
            found.retainAll(ours);
            assertThat(found).as("seed %d, round %d: %s", seed, round, rule).isEqualTo(staff.meantBy(rule));
            meant += found.size();
        }
        assertThat(meant).as("people meant by 300 rules").isGreaterThan(1000);
    }

    @Test
    void aDepartmentMeansThoseBelowItToo() {
        UUID above = organisation.department("care", "Care");
        UUID below = organisation.department("care/night", "Care > Night");
        UUID beside = organisation.department("care-homes", "Care homes");
        UUID ada = organisation.hire("Ada Amber", above, null);
        UUID ben = organisation.hire("Ben Blue", below, null);
        organisation.hire("Cleo Cyan", beside, null);
        Preview preview = organisation.as(hr, () -> audiences.preview(AudienceRule.of(List.of("care"), List.of())));
        assertThat(preview.people()).isEqualTo(2);
        assertThat(preview.sample()).extracting(Preview.Member::id).containsExactly(ada, ben);
        assertThat(preview.sample().getLast().department()).isEqualTo("Care > Night");
    }

    @Test
    void whoHasNoLocationIsNotExcludedByOne() {
        UUID ada = organisation.hire("Ada Amber", null, null);
        jdbc.sql("UPDATE person SET location = NULL WHERE id = :id")
                .param("id", ada)
                .update();
        AudienceRule notHamburg =
                new AudienceRule(List.of(), List.of(Clause.of(Criterion.of(CriterionKind.LOCATION, "Hamburg"))));
        Preview preview = organisation.as(hr, () -> audiences.preview(notHamburg));
        assertThat(preview.sample()).extracting(Preview.Member::id).containsExactly(ada);
    }

    @Test
    void anAudienceIsSavedChangedAndRemoved() {
        UUID id = organisation.as(hr, () -> audiences.save(" Lawyers ", LEGAL));
        SavedAudience saved = organisation.as(hr, audiences::saved).getFirst();
        assertThat(saved.name()).isEqualTo("Lawyers");
        assertThat(saved.rule()).isEqualTo(LEGAL);
        AudienceRule counsels =
                new AudienceRule(List.of(Clause.of(Criterion.of(CriterionKind.JOB_TITLE, "Counsel"))), List.of());
        organisation.as(hr, () -> audiences.change(id, saved.revision(), "Counsels", counsels));
        assertThat(organisation.as(hr, audiences::saved).getFirst().rule()).isEqualTo(counsels);
        organisation.as(hr, () -> audiences.remove(id));
        assertThat(organisation.as(hr, audiences::saved)).isEmpty();
        assertThat(audit.historyOf(SubjectRef.audience(id), 0, 10))
                .extracting(entry -> entry.act())
                .containsExactly("AudienceRemoved", "AudienceChanged", "AudienceSaved");
    }

    @Test
    void twoWhoChangeItAtOnceNoticeEachOther() {
        UUID id = organisation.as(hr, () -> audiences.save("Lawyers", LEGAL));
        organisation.as(hr, () -> audiences.change(id, 1, "Lawyers and clerks", LEGAL));
        assertThatThrownBy(() -> organisation.as(hr, () -> audiences.change(id, 1, "Counsels", LEGAL)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("meanwhile");
    }

    @Test
    void aNameIsTakenOnceAndNeeded() {
        organisation.as(hr, () -> audiences.save("Lawyers", LEGAL));
        assertThatThrownBy(() -> organisation.as(hr, () -> audiences.save("lawyers", LEGAL)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> organisation.as(hr, () -> audiences.save("  ", LEGAL)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("name");
    }

    @Test
    void ownersLookButDoNotSaveAndOthersDoNeither() {
        UUID owner = organisation.hire("Olga Owner", null, null, Role.POLICY_OWNER);
        UUID staff = organisation.hire("Sam Staff", null, null);
        assertThat(organisation.as(owner, () -> audiences.preview(LEGAL)).people())
                .isZero();
        assertThatThrownBy(() -> organisation.as(owner, () -> audiences.save("Mine", LEGAL)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(staff, () -> audiences.preview(LEGAL)))
                .isInstanceOf(AccessDeniedException.class);
    }
}
