package org.bylaw.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.HandingOver;
import org.bylaw.work.MyWork;
import org.bylaw.work.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who takes over a waiver, or the decision on it, by handing over or because somebody left. */
@ModuleTest
@Import(WaiverStage.class)
class WaiverSeatsTest {

    @Autowired
    WaiverStage stage;

    @Autowired
    Waivers waivers;

    @Autowired
    HandingOver handingOver;

    @Autowired
    MyWork work;

    @Autowired
    Organisation organisation;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void set() {
        stage.set();
    }

    @Test
    void theOwnerHandsTheDecisionOverButNotToWhoAsks() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        UUID ida = organisation.hire("Ida Stern", stage.department, null);
        assertThatThrownBy(() -> handOver(stage.owner, stage.asker))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).hasValue("to"));
        handOver(stage.owner, ida);
        assertThat(stage.duties(stage.owner, id)).isEmpty();
        assertThat(stage.duties(ida, id)).containsExactly("decide-waiver");
        assertThat(stage.mails(ida, id)).containsExactly("waiver.asked");
        assertThat(stage.page(ida, id).why()).isEqualTo("in place of Otto Frey (knows it better)");
        stage.decide(ida, id, Verdict.AGREE, "");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
    }

    @Test
    void whoHasItHandsItOverWhenItsEndIsNear() {
        UUID id = stage.inForce(90);
        UUID ida = organisation.hire("Ida Stern", stage.department, null);
        stage.moveTo(stage.facts(id).endsOn().minusDays(20));
        handOver(stage.asker, ida);
        assertThat(stage.facts(id).holderName()).isEqualTo("Ida Stern");
        assertThat(stage.facts(id).requestedByName()).isEqualTo("Ben Ott");
        assertThat(stage.duties(stage.asker, id)).isEmpty();
        assertThat(stage.duties(ida, id)).containsExactly("renew-waiver");
        LocalDate end = stage.today().plusDays(60);
        int revision = stage.facts(id).revision();
        organisation.as(ida, () -> waivers.renew(id, revision, end, RiskLevel.LOW, "Still no scanner"));
        assertThat(stage.page(stage.asker, id).may().decide())
                .as("who asked first does not decide either")
                .isFalse();
    }

    @Test
    void whenWhoAskedLeavesTheManagerHasIt() {
        UUID id = stage.inForce(90);
        leave(stage.asker);
        assertThat(stage.facts(id).holderName()).isEqualTo("Mona Kern");
        assertThat(stage.mails(stage.manager, id)).containsExactly("waiver.yours");
        stage.moveTo(stage.facts(id).endsOn().plusDays(1));
        assertThat(stage.duties(stage.manager, id)).containsExactly("settle-waiver");
    }

    @Test
    void aManagerWhoIsAskedAndInheritsItDoesNotDecideOnIt() {
        UUID id = organisation.as(stage.owner, () -> waivers.ask(stage.wish(RiskLevel.LOW, 60)));
        assertThat(stage.duties(stage.manager, id)).containsExactly("decide-waiver");
        leave(stage.owner);
        assertThat(stage.facts(id).holderName()).isEqualTo("Mona Kern");
        assertThat(stage.duties(stage.manager, id)).isEmpty();
        assertThat(stage.duties(stage.compliance, id)).containsExactly("decide-waiver");
        stage.decide(stage.compliance, id, Verdict.AGREE, "");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
    }

    @Test
    void whenWhoDecidesLeavesTheNextOneDecides() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        leave(stage.owner);
        assertThat(stage.duties(stage.owner, id)).isEmpty();
        assertThat(stage.duties(stage.manager, id)).containsExactly("decide-waiver");
        leave(stage.manager);
        assertThat(stage.duties(stage.compliance, id)).containsExactly("decide-waiver");
    }

    @Test
    void whatWaitsForManagementStaysWithManagement() {
        UUID id = stage.ask(RiskLevel.HIGH, 90);
        stage.decide(stage.owner, id, Verdict.AGREE, "");
        UUID other = organisation.hire("Max Vogt", stage.department, stage.manager, Role.MANAGEMENT);
        jdbc.sql("UPDATE person SET manager_id = :manager WHERE id = :boss")
                .param("manager", stage.manager)
                .param("boss", stage.boss)
                .update();
        leave(stage.boss);
        assertThat(stage.duties(stage.manager, id)).isEmpty();
        assertThat(stage.duties(other, id)).containsExactly("sign-waiver");
        stage.sign(other, id, "");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
    }

    @Test
    void withoutAManagerComplianceHasIt() {
        UUID alone = organisation.hire("Al One", stage.department, null);
        UUID id = organisation.as(alone, () -> waivers.ask(stage.wish(RiskLevel.LOW, 60)));
        stage.decide(stage.owner, id, Verdict.AGREE, "");
        leave(alone);
        assertThat(stage.facts(id).holderId()).isNull();
        assertThat(stage.page(stage.compliance, id).may().renew()).isTrue();
    }

    private void handOver(UUID from, UUID to) {
        organisation.as(from, () -> {
            List<UUID> ids =
                    work.open(MyWork.Filter.NONE, 10).stream().map(WorkItem::id).toList();
            handingOver.handOver(ids, to, "knows it better");
        });
    }

    private void leave(UUID person) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE person SET active = false, left_at = :now WHERE id = :id")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", person)
                    .update();
            events.publishEvent(new PersonLeft(person));
        });
    }
}
