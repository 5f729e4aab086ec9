package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audience.Clause;
import org.bylaw.audience.Criterion;
import org.bylaw.audience.CriterionKind;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Questions, wishes, refusals and failed tests of staff, answered by the owner of the policy, with the real engine. */
@ModuleTest
class FollowUpsTest {

    private static final String TEXT = "# Visitors\n\nShow them to the door.";

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    DueJobs jobs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Attestations attestations;

    @Autowired
    Campaigns campaigns;

    @Autowired
    FollowUps followUps;

    private UUID owner;
    private UUID boss;
    private UUID ada;
    private UUID ben;
    private UUID hr;
    private UUID policy;
    private UUID version;
    private UUID campaign;

    @BeforeEach
    void aCampaignForTwo() {
        jdbc.sql("UPDATE person SET active = false, left_at = synced_at WHERE active")
                .update();
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        UUID team = organisation.department("T" + UUID.randomUUID().toString().substring(0, 8), "Team");
        boss = organisation.hire("Boris Boss", null, null);
        owner = organisation.hire("Olga Owner", null, boss, Role.POLICY_OWNER);
        ada = organisation.hire("Ada Amber", team, boss);
        ben = organisation.hire("Ben Blue", team, boss);
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
        organisation.hire("Carl Compliance", null, null, Role.COMPLIANCE);
        policy = policies.policy("Visitors policy", owner, team);
        version = policies.publish(policy, 1, 0, TEXT);
        campaign = start(Confirming.BY_CLICK);
    }

    private UUID start(Confirming confirming) {
        NewCampaign wanted = new NewCampaign(
                List.of(policy),
                "",
                "",
                "I have read it.",
                people(ada, ben),
                null,
                LocalDate.now(clock).plusDays(14),
                7,
                true,
                false,
                confirming);
        UUID id = organisation.as(hr, () -> campaigns.start(wanted));
        jobs.runAll();
        return id;
    }

    private static AudienceRule people(UUID... ids) {
        return new AudienceRule(
                List.of(new Clause(List.of(new Criterion(
                        CriterionKind.PERSON, Stream.of(ids).map(UUID::toString).toList())))),
                List.of());
    }

    @AfterEach
    void theClockBack() {
        ((MovableClock) clock).setOffset(Duration.ZERO);
    }

    @Test
    void aQuestionGoesToTheOwnerAndItsAnswerToThePerson() {
        organisation.as(ada, () -> followUps.ask(campaign, version, " What about the postman? "));
        FollowUp question = ofAda();
        assertThat(question.kind()).isEqualTo(FollowUp.Kind.QUESTION);
        assertThat(question.words()).isEqualTo("What about the postman?");
        assertThat(duties(question)).containsExactly(owner);
        assertThat(mails("followup.question")).containsExactly(owner);
        organisation.as(
                owner, () -> followUps.answer(question.id(), FollowUp.State.ANSWERED, "He is a visitor as well."));
        assertThat(ofAda().answer()).isEqualTo("He is a visitor as well.");
        assertThat(ofAda().answeredByName()).isEqualTo("Olga Owner");
        assertThat(duties(question)).isEmpty();
        assertThat(mails("followup.answered.answered")).containsExactly(ada);
        assertThat(state(ada)).isEqualTo("OPEN");
        assertThatThrownBy(() -> organisation.as(
                        owner, () -> followUps.answer(question.id(), FollowUp.State.ANSWERED, "Or not.")))
                .hasMessageContaining("meanwhile");
        assertThatThrownBy(() -> jdbc.sql("UPDATE attestation_followup SET answer = 'x' WHERE id = :id")
                        .param("id", question.id())
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void aGrantedExceptionExcusesAndARefusedOneDoesNot() {
        organisation.as(ada, () -> followUps.askException(campaign, version, "I work at sea."));
        organisation.as(ben, () -> followUps.askException(campaign, version, "I do not like doors."));
        organisation.as(owner, () -> {
            followUps.answer(ofAda().id(), FollowUp.State.GRANTED, "No visitors at sea.");
            followUps.answer(of(ben).id(), FollowUp.State.REFUSED, "Doors are for everyone.");
        });
        assertThat(state(ada)).isEqualTo("EXCUSED");
        assertThat(state(ben)).isEqualTo("OPEN");
        assertThat(mails("followup.answered.granted")).containsExactly(ada);
        assertThat(mails("followup.answered.refused")).containsExactly(ben);
    }

    @Test
    void whoeverDeclinesIsHeardAndAskedAgainOrReleased() {
        organisation.as(ada, () -> attestations.decline(campaign, version, "I disagree."));
        organisation.as(ben, () -> attestations.decline(campaign, version, "I cannot read it."));
        assertThat(ofAda().kind()).isEqualTo(FollowUp.Kind.DECLINED);
        organisation.as(owner, () -> {
            followUps.answer(ofAda().id(), FollowUp.State.REFUSED, "It is the law.");
            followUps.answer(of(ben).id(), FollowUp.State.GRANTED, "Somebody reads it to you.");
        });
        assertThat(state(ada)).isEqualTo("OPEN");
        assertThat(state(ben)).isEqualTo("EXCUSED");
    }

    @Test
    void whoeverAttestsAfterAllNeedsNoAnswer() {
        organisation.as(ada, () -> attestations.decline(campaign, version, "I disagree."));
        organisation.as(ada, () -> followUps.ask(campaign, version, "Why?"));
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        assertThat(organisation.as(ada, () -> followUps.mine(campaign, version)))
                .extracting(FollowUp::state)
                .containsExactly(FollowUp.State.SETTLED, FollowUp.State.SETTLED);
        assertThat(jdbc.sql("SELECT count(*) FROM duty WHERE kind = 'answer-staff' AND closed_at IS NULL"
                                + " AND person_id = :owner")
                        .param("owner", owner)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoeverHrExcusesNeedsNoAnswerEither() {
        organisation.as(ada, () -> followUps.ask(campaign, version, "Me too?"));
        organisation.as(ben, () -> followUps.ask(campaign, version, "And me?"));
        organisation.as(hr, () -> campaigns.excuse(campaign, List.of(ada), "On leave for years."));
        assertThat(ofAda().state()).isEqualTo(FollowUp.State.SETTLED);
        assertThat(of(ben).state()).isEqualTo(FollowUp.State.OPEN);
        assertThat(jdbc.sql("SELECT person_id FROM attestation_excused WHERE campaign_id = :id")
                        .param("id", campaign)
                        .query(UUID.class)
                        .list())
                .containsExactly(ada);
    }

    @Test
    void aLateAnswerIsToldToManagerAndHrOnce() {
        organisation.as(ada, () -> followUps.ask(campaign, version, "Anybody there?"));
        ahead(6);
        ahead(8);
        assertThat(jdbc.sql("SELECT person_id FROM outbox_mail WHERE kind = 'followup.late' AND path = :path")
                        .param("path", "/follow-ups/" + ofAda().id())
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(owner, boss, hr);
    }

    @Test
    void nobodyAnswersThemselvesAndOthersStayOut() {
        organisation.as(ada, () -> followUps.askException(campaign, version, "Please."));
        UUID id = ofAda().id();
        assertThatThrownBy(() -> organisation.as(ada, () -> followUps.answer(id, FollowUp.State.GRANTED, "Sure.")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nobody answers themselves");
        assertThatThrownBy(() -> organisation.as(ben, () -> followUps.answer(id, FollowUp.State.GRANTED, "Sure.")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(ben, () -> followUps.get(id))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(owner, () -> followUps.answer(id, FollowUp.State.ANSWERED, "Hm.")))
                .hasMessageContaining("cannot be answered in that way");
        assertThatThrownBy(() -> organisation.as(owner, () -> followUps.answer(id, FollowUp.State.GRANTED, " ")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("answer"));
        assertThatThrownBy(() -> jdbc.sql("UPDATE attestation_followup SET owner_id = person_id WHERE id = :id")
                        .param("id", id)
                        .update())
                .hasMessageContaining("violates check constraint");
        organisation.as(hr, () -> followUps.answer(id, FollowUp.State.GRANTED, "All right."));
        assertThat(state(ada)).isEqualTo("EXCUSED");
    }

    @Test
    void anOwnerWhoAsksIsAnsweredBySomebodyElse() {
        NewCampaign wanted = new NewCampaign(
                List.of(policy),
                "",
                "",
                "I have read it.",
                people(owner),
                null,
                LocalDate.now(clock).plusDays(14),
                7,
                true,
                false);
        organisation.as(
                organisation.hire("Cora Compliance", null, null, Role.COMPLIANCE),
                () -> campaigns.cancel(campaign, "To make room."));
        UUID own = organisation.as(hr, () -> campaigns.start(wanted));
        jobs.runAll();
        organisation.as(owner, () -> followUps.ask(own, version, "What did I mean?"));
        assertThat(organisation
                        .as(owner, () -> followUps.mine(own, version))
                        .getFirst()
                        .ownerName())
                .isEqualTo("Hana Hr");
    }

    @Test
    void aLeaversQuestionEndsAndWhatALeaverHadToAnswerGoesOn() {
        organisation.as(ada, () -> followUps.ask(campaign, version, "One?"));
        organisation.as(ben, () -> followUps.ask(campaign, version, "Two?"));
        leave(ada);
        leave(owner);
        assertThat(ofAda().state()).isEqualTo(FollowUp.State.SETTLED);
        assertThat(of(ben).ownerName()).isEqualTo("Boris Boss");
        assertThat(duties(of(ben))).containsExactly(boss);
    }

    @Test
    void theLastFailedAttemptGoesToTheOwnerWhoMayAllowMore() {
        Question question = new Question(policy, "Where to?", List.of("The roof", "The door"), 2, "Visitors");
        organisation.as(
                organisation.hire("Cora Compliance", null, null, Role.COMPLIANCE),
                () -> campaigns.cancel(campaign, "To make room."));
        campaign = start(new Confirming(Confirmation.CLICK, List.of(question), 100, 2));
        organisation.as(ada, () -> {
            assertThatThrownBy(() -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)))
                    .hasMessageContaining("questions first");
            assertThatThrownBy(() -> attestations.answerQuiz(campaign, version, List.of(0)))
                    .hasMessageContaining("all questions");
            Quiz once = attestations.answerQuiz(campaign, version, List.of(1));
            assertThat(once.lastWrong()).containsExactly(1);
            assertThat(once.left()).isEqualTo(1);
            assertThat(attestations.answerQuiz(campaign, version, List.of(1)).left())
                    .isZero();
            assertThatThrownBy(() -> attestations.answerQuiz(campaign, version, List.of(2)))
                    .hasMessageContaining("all attempts");
        });
        FollowUp failed = ofAda();
        assertThat(failed.kind()).isEqualTo(FollowUp.Kind.FAILED_TEST);
        ahead(1);
        organisation.as(owner, () -> followUps.answer(failed.id(), FollowUp.State.GRANTED, "Try once more."));
        organisation.as(ada, () -> {
            assertThat(attestations.quiz(campaign, version).left()).isEqualTo(2);
            assertThat(attestations.answerQuiz(campaign, version, List.of(2)).passed())
                    .isTrue();
            attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT));
        });
        assertThat(state(ada)).isEqualTo("ATTESTED");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM attestation_attempt").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void theNameIsAskedForWhereTheCampaignSaysSo() {
        organisation.as(
                organisation.hire("Cora Compliance", null, null, Role.COMPLIANCE),
                () -> campaigns.cancel(campaign, "To make room."));
        campaign = start(new Confirming(Confirmation.TYPED_NAME, List.of(), 100, 3));
        String sha = PublishedPolicies.sha256(TEXT);
        organisation.as(ada, () -> {
            assertThatThrownBy(() -> attestations.attest(campaign, version, sha))
                    .hasMessageContaining("with your name");
            assertThatThrownBy(() -> attestations.attestByName(campaign, version, sha, "Ben Blue"))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.field())
                            .contains("typedName"));
            attestations.attestByName(campaign, version, sha, " ada  AMBER ");
            assertThat(attestations.mine(campaign, version).confirmation()).isEqualTo(Confirmation.TYPED_NAME);
        });
        assertThat(jdbc.sql("SELECT typed_name FROM attestation WHERE person_id = :ada AND state = 'ATTESTED'")
                        .param("ada", ada)
                        .query(String.class)
                        .single())
                .isEqualTo("ada  AMBER");
    }

    private FollowUp ofAda() {
        return of(ada);
    }

    private FollowUp of(UUID person) {
        return organisation.as(person, () -> followUps.mine(campaign, version)).getFirst();
    }

    private String state(UUID person) {
        return jdbc.sql("SELECT state FROM attestation WHERE campaign_id = :campaign AND person_id = :person")
                .param("campaign", campaign)
                .param("person", person)
                .query(String.class)
                .single();
    }

    private List<UUID> duties(FollowUp followUp) {
        return jdbc.sql("SELECT person_id FROM duty WHERE subject_id = :id AND closed_at IS NULL")
                .param("id", followUp.id())
                .query(UUID.class)
                .list();
    }

    private List<UUID> mails(String kind) {
        return jdbc.sql("SELECT person_id FROM outbox_mail WHERE kind = :kind AND person_id = ANY (:here)")
                .param("kind", kind)
                .param("here", new UUID[] {owner, boss, ada, ben, hr})
                .query(UUID.class)
                .list();
    }

    private void leave(UUID person) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE person SET active = false, left_at = synced_at WHERE id = :id")
                    .param("id", person)
                    .update();
            events.publishEvent(new PersonLeft(person));
        });
    }

    private void ahead(int days) {
        ((MovableClock) clock).setOffset(Duration.ofDays(days));
        jobs.runAll();
    }
}
