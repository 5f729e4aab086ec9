package org.bylaw.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import org.bylaw.people.Absences;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.signature.ToSign;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who decides on a waiver, above all who does not: whoever asks for it. */
@ModuleTest
@Import(WaiverStage.class)
class WaiverDecisionsTest {

    @Autowired
    WaiverStage stage;

    @Autowired
    Waivers waivers;

    @Autowired
    WaiverDecisions decisions;

    @Autowired
    Absences absences;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void set() {
        stage.set();
    }

    @Test
    void aHighRiskIsSignedByManagementAfterTheOwnerAgreed() {
        UUID id = stage.ask(RiskLevel.HIGH, 90);
        assertThat(stage.page(stage.owner, id).managementSigns()).isTrue();
        stage.decide(stage.owner, id, Verdict.AGREE, "With care");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.TO_MANAGEMENT);
        assertThat(stage.duties(stage.boss, id)).containsExactly("sign-waiver");
        assertThat(stage.mails(stage.boss, id)).containsExactly("waiver.sign");
        assertThat(stage.page(stage.boss, id).may().sign()).isTrue();
        assertThat(stage.page(stage.owner, id).may().sign()).isFalse();

        stage.sign(stage.boss, id, "Until the new scanner comes");

        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
        assertThat(stage.duties(stage.boss, id)).isEmpty();
        assertThat(stage.page(stage.boss, id).decisions())
                .extracting(WaiverDecision::stage, WaiverDecision::outcome, WaiverDecision::words)
                .containsExactly(
                        tuple(WaiverDecision.Stage.OWNER, WaiverDecision.Outcome.AGREED, "With care"),
                        tuple(
                                WaiverDecision.Stage.MANAGEMENT,
                                WaiverDecision.Outcome.AGREED,
                                "Until the new scanner comes"));
    }

    @Test
    void managementRefusesWithAReason() {
        UUID id = signable();
        assertProblem(Problem.Kind.INVALID, () -> refuse(stage.boss, id, " "));
        assertProblem(Problem.Kind.FORBIDDEN, () -> refuse(stage.owner, id, "No"));
        refuse(stage.boss, id, "Too much at stake");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.REFUSED);
        assertThat(stage.mails(stage.asker, id)).containsExactly("waiver.refused");
    }

    @Test
    void onlyManagementSignsAndOnlyWhatItWasShown() {
        UUID id = signable();
        assertProblem(Problem.Kind.FORBIDDEN, () -> stage.sign(stage.owner, id, ""));
        assertProblem(Problem.Kind.FORBIDDEN, () -> stage.sign(stage.compliance, id, ""));
        ToSign shown = organisation.as(
                stage.boss, () -> decisions.toSign(id, stage.facts(id).revision(), ""));
        assertThat(shown.sha256()).hasSize(64);
        assertThat(shown.sentence()).contains("Astrid Lund", "Scanner without a second factor");
        jdbc.sql("UPDATE waiver SET scope = 'The whole house' WHERE id = :id")
                .param("id", id)
                .update();
        assertProblem(Problem.Kind.STALE, () -> stage.sign(stage.boss, shown));
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.TO_MANAGEMENT);
    }

    @Test
    void whatIsSignedOrWithdrawnMeanwhileIsNotSignedAgain() {
        UUID id = signable();
        ToSign shown = organisation.as(
                stage.boss, () -> decisions.toSign(id, stage.facts(id).revision(), ""));
        organisation.as(stage.asker, () -> waivers.withdraw(id, stage.facts(id).revision()));
        assertProblem(Problem.Kind.STALE, () -> stage.sign(stage.boss, shown));
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.WITHDRAWN);
    }

    @Test
    void anOwnerOfManagementWhoAgreedDoesNotSign() {
        UUID lead = organisation.hire("Lea Doll", stage.department, null, Role.MANAGEMENT, Role.POLICY_OWNER);
        stage.policy = stage.policy(lead, "INTERNAL");
        UUID id = stage.ask(RiskLevel.VERY_HIGH, 90);
        stage.decide(lead, id, Verdict.AGREE, "");
        assertThat(stage.duties(lead, id)).isEmpty();
        assertProblem(Problem.Kind.FORBIDDEN, () -> stage.sign(lead, id, ""));
        stage.sign(stage.boss, id, "");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
    }

    @Test
    void anOwnerWhoAsksIsDecidedOnByTheManager() {
        UUID id = organisation.as(stage.owner, () -> waivers.ask(stage.wish(RiskLevel.LOW, 30)));
        assertThat(stage.duties(stage.manager, id)).containsExactly("decide-waiver");
        assertProblem(Problem.Kind.FORBIDDEN, () -> stage.decide(stage.owner, id, Verdict.AGREE, ""));
        assertThat(stage.page(stage.manager, id).why()).isEqualTo("as the owner's manager");
        stage.decide(stage.manager, id, Verdict.AGREE, "");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
    }

    @Test
    void withoutAManagerComplianceDecides() {
        UUID alone = organisation.hire("Al One", stage.department, null, Role.POLICY_OWNER);
        stage.policy = stage.policy(alone, "INTERNAL");
        UUID id = organisation.as(alone, () -> waivers.ask(stage.wish(RiskLevel.LOW, 30)));
        assertThat(stage.duties(stage.compliance, id)).containsExactly("decide-waiver");
        stage.decide(stage.compliance, id, Verdict.AGREE, "");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
    }

    @Test
    void complianceThatAsksDoesNotDecideItself() {
        UUID alone = organisation.hire("Al One", stage.department, null, Role.POLICY_OWNER, Role.COMPLIANCE);
        stage.policy = stage.policy(alone, "INTERNAL");
        UUID id = organisation.as(alone, () -> waivers.ask(stage.wish(RiskLevel.LOW, 30)));
        assertThat(stage.duties(alone, id)).isEmpty();
        assertProblem(Problem.Kind.FORBIDDEN, () -> stage.decide(alone, id, Verdict.AGREE, ""));
    }

    @Test
    void theSubstituteDecidesForTheOwnerButNeverWhoAsks() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        UUID ida = organisation.hire("Ida Stern", stage.department, null);
        assertProblem(Problem.Kind.NOT_FOUND, () -> stage.decide(ida, id, Verdict.AGREE, ""));
        organisation.as(
                stage.owner,
                () -> absences.setSubstitute(
                        stage.owner, stage.asker, stage.today(), stage.today().plusDays(1)));
        assertThat(stage.page(stage.asker, id).may().decide()).isFalse();
        assertProblem(Problem.Kind.FORBIDDEN, () -> stage.decide(stage.asker, id, Verdict.AGREE, ""));
        stage.moveTo(stage.today().plusDays(3));
        organisation.as(
                stage.owner,
                () -> absences.setSubstitute(
                        stage.owner, ida, stage.today(), stage.today().plusDays(1)));
        stage.decide(ida, id, Verdict.AGREE, "");
        assertThat(stage.page(stage.compliance, id).decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.decidedForName()).isEqualTo("Otto Frey"));
    }

    @Test
    void theDatabaseLetsNobodyDecideOnTheirOwn() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        assertThatThrownBy(() -> insert(id, stage.asker, null, "OWNER", null)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(id, stage.owner, stage.asker, "OWNER", null))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(id, stage.boss, null, "MANAGEMENT", null))
                .as("management signs")
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("UPDATE waiver_round SET decider_id = :asker WHERE waiver_id = :id")
                        .param("asker", stage.asker)
                        .param("id", id)
                        .update())
                .isInstanceOf(DataAccessException.class);
        insert(id, stage.owner, null, "OWNER", null);
        assertThatThrownBy(() -> insert(id, stage.owner, null, "MANAGEMENT", UUID.randomUUID()))
                .as("owner and management are two people")
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM waiver_decision WHERE waiver_id = :id")
                        .param("id", id)
                        .update())
                .as("decisions are final")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aStalePageDecidesNothing() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        int shown = stage.facts(id).revision();
        stage.decide(stage.owner, id, Verdict.ASK_BACK, "Who?");
        assertProblem(
                Problem.Kind.STALE,
                () -> organisation.as(stage.owner, () -> decisions.decide(id, shown, Verdict.AGREE, "")));
    }

    @Test
    void aControlIsDecidedOnByWhoAnswersForItAndEndsWithIt() {
        UUID controlOwner = organisation.hire("Cora Lind", stage.department, null, Role.CONTROL_OWNER);
        SubjectRef control = stage.control("7.7", controlOwner);
        NewWaiver wish = stage.wish(control, RiskLevel.LOW, 60);
        assertProblem(Problem.Kind.NOT_FOUND, () -> organisation.as(stage.asker, () -> waivers.ask(wish)));
        UUID author = organisation.hire("Ada Roth", stage.department, null, Role.POLICY_AUTHOR);
        UUID id = organisation.as(author, () -> waivers.ask(wish));
        assertThat(stage.facts(id).subjectName()).isEqualTo("7.7 Clear desk and clear screen");
        stage.decide(controlOwner, id, Verdict.AGREE, "");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);

        stage.exclude(control);

        assertThat(stage.facts(id).closedHow()).isEqualTo(ClosedHow.SUBJECT_GONE);
        assertThat(stage.mails(author, id)).contains("waiver.gone");
        assertProblem(Problem.Kind.NOT_FOUND, () -> organisation.as(author, () -> waivers.ask(wish)));
    }

    private UUID signable() {
        UUID id = stage.ask(RiskLevel.HIGH, 90);
        stage.decide(stage.owner, id, Verdict.AGREE, "");
        return id;
    }

    private void refuse(UUID actor, UUID id, String reason) {
        int revision = stage.facts(id).revision();
        organisation.as(actor, () -> decisions.refuseToSign(id, revision, reason));
    }

    private void insert(UUID waiver, UUID by, UUID decidedFor, String step, UUID signature) {
        jdbc.sql("""
                        INSERT INTO waiver_decision (id, waiver_id, round, stage, outcome, words, decided_by, decided_for,
                            decided_at, requested_by, asked_by, signature_id)
                        VALUES (gen_random_uuid(), :waiver, 0, :stage, 'AGREED', '', :by, :for, '2026-01-01T00:00Z', :asker,
                            :asker, :signature)
                        """)
                .param("waiver", waiver)
                .param("stage", step)
                .param("by", by)
                .param("for", decidedFor)
                .param("asker", stage.asker)
                .param("signature", signature)
                .update();
    }

    private static void assertProblem(Problem.Kind kind, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(kind));
    }
}
