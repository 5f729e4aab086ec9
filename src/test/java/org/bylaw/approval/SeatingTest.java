package org.bylaw.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.bylaw.approval.Seating.Seat;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
@Import(ApprovalTestBed.class)
class SeatingTest {

    @Autowired
    ApprovalTestBed.Scene scene;

    @Autowired
    Organisation organisation;

    @Autowired
    Seating seating;

    @Autowired
    JdbcClient jdbc;

    private UUID head;
    private UUID member;
    private String code;

    @BeforeEach
    void hire() {
        scene.begin();
        code = "dep-" + Ids.next();
        UUID department = organisation.department(code, "Department " + code);
        head = organisation.hire("Head", department, scene.chief);
        member = organisation.hire("Member", department, head);
    }

    private List<Seat> seat(String approvers, String rule, UUID... writers) {
        return seating.seat(
                new PlannedStage(1, "Check", List.of(approvers.split(",")), StageRule.parse(rule), 5, false),
                new ApprovalSubject(
                        SubjectRef.policyVersion(Ids.next()),
                        SubjectRef.policy(Ids.next()),
                        "Title",
                        "/x",
                        scene.owner,
                        Set.of(writers),
                        "POLICY",
                        "INTERNAL",
                        code,
                        "MAJOR",
                        "0".repeat(64),
                        ""));
    }

    @Test
    void theManagerThenTheNextOneThenCompliance() {
        assertThat(seat("owners-manager", "FIRST")).containsExactly(new Seat(scene.manager, "as the owner's manager"));
        assertThat(seat("owners-manager", "FIRST", scene.manager))
                .extracting(Seat::personId)
                .containsExactly(scene.chief);
        assertThat(seat("owners-manager", "FIRST", scene.manager, scene.chief))
                .extracting(Seat::personId)
                .containsExactly(scene.compliance);
    }

    @Test
    void aLoopOfManagersEndsAtCompliance() {
        jdbc.sql("UPDATE person SET manager_id = :owner WHERE id = :chief")
                .param("owner", scene.owner)
                .param("chief", scene.chief)
                .update();
        assertThat(seat("owners-manager", "FIRST", scene.manager, scene.chief, scene.owner))
                .extracting(Seat::personId)
                .containsExactly(scene.compliance);
    }

    @Test
    void theHeadOfTheDepartment() {
        assertThat(seat("department-head", "FIRST")).containsExactly(new Seat(head, "as the head of the department"));
        assertThat(seat("department-head", "FIRST", head))
                .extracting(Seat::personId)
                .containsExactly(scene.chief);
    }

    @Test
    void theOwnerIsSeatedOnlyWhereTheRoutingNamesTheOwner() {
        jdbc.sql("INSERT INTO person_role (person_id, role) VALUES (:owner, 'approver'), (:owner, 'compliance')")
                .param("owner", scene.owner)
                .update();
        assertThat(seat("role:approver", "ALL"))
                .extracting(Seat::personId)
                .containsExactlyInAnyOrder(scene.ann, scene.ben, scene.cleo);
        assertThat(seat("owners-manager", "FIRST", scene.manager, scene.chief))
                .extracting(Seat::personId)
                .containsExactly(scene.compliance);
        assertThatThrownBy(() -> seat("role:approver", "2 OF M", scene.ann, scene.ben))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("on what they own");
        assertThat(seat("owner", "FIRST")).extracting(Seat::personId).containsExactly(scene.owner);
    }

    @Test
    void aHeadWhoOwnsThePolicyLeavesItToTheManagerAbove() {
        scene.owner = head;
        assertThat(seat("department-head", "FIRST")).containsExactly(new Seat(scene.chief, "for Head, who owns it"));
    }

    @Test
    void rolesPersonsAndTheOwnerWithoutWritersAndWithoutDoubles() {
        String username = jdbc.sql("SELECT username FROM person WHERE id = :id")
                .param("id", member)
                .query(String.class)
                .single();
        assertThat(seat("role:approver,owner,person:" + username + ",role:approver", "ALL", scene.cleo))
                .extracting(Seat::personId)
                .containsExactly(scene.ann, scene.ben, scene.owner, member);
    }

    @Test
    void nobodyLeftOrTooFewIsAProblemThatNamesTheStage() {
        assertThatThrownBy(() -> seat("owner", "FIRST", scene.owner))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("“Check”")
                .hasMessageContaining("the owner");
        assertThatThrownBy(() -> seat("role:approver", "3 OF M", scene.ann))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("3 people")
                .hasMessageContaining("only 2");
        assertThatThrownBy(() -> seat("person:nobody-knows", "ALL")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> seat("role:wizard", "ALL"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("routing table");
    }

    @Test
    void whoHasLeftIsNotSeated() {
        jdbc.sql("UPDATE person SET active = false, left_at = now() WHERE id = :id")
                .param("id", scene.manager)
                .update();
        assertThat(seat("owners-manager", "FIRST")).extracting(Seat::personId).containsExactly(scene.chief);
        assertThatThrownBy(() -> seat("role:hr", "ALL")).isInstanceOf(Problem.class);
        organisation.hire("Hr", null, null, Role.HR);
        assertThat(seat("role:hr", "ALL")).hasSize(1);
    }

    @Test
    void aGermanOwnerReadsInGermanWhoIsMissing() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        try {
            assertThatThrownBy(() -> seat("owner", "FIRST", scene.owner))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Die Stufe „Check“ braucht die Entscheidung von einer Person;"
                            + " entscheiden darf davon: niemand der Gefragten (verantwortliche Person).");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
