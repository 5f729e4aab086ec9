package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.policy.Submissions.Submission;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.HandingOver;
import org.bylaw.work.MyWork;
import org.bylaw.work.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class HandOversTest {

    @Autowired
    Organisation organisation;

    @Autowired
    Policies policies;

    @Autowired
    Drafts drafts;

    @Autowired
    Submissions submissions;

    @Autowired
    Consultations consultations;

    @Autowired
    HandingOver handingOver;

    @Autowired
    MyWork work;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private PolicyFixture those;
    private UUID draft;
    private UUID consulted;

    /** Rita writes in one text as a co-author and comments on the other. */
    @BeforeEach
    void giveRitaWork() {
        those = new PolicyFixture(organisation, policies);
        draft = those.draft();
        organisation.as(those.owner, () -> drafts.nameCoAuthors(draft, Set.of(those.reviewer)));
        consulted = those.draft();
        Submission submission =
                new Submission(Set.of(those.reviewer), LocalDate.now(clock).plusDays(7), null);
        organisation.as(those.owner, () -> submissions.submit(consulted, 0, submission));
    }

    @Test
    void aDraftAndAConsultationGoToSomebodyElseTogether() {
        organisation.as(
                those.reviewer,
                () -> handingOver.handOver(ids(items(those.reviewer)), those.outsider, "knows it better"));

        assertThat(items(those.reviewer)).isEmpty();
        assertThat(items(those.outsider)).hasSize(2).allMatch(item -> item.why()
                .equals("in place of Rita Reviewer (knows it better)"));
        assertThat(mails(those.outsider)).containsExactlyInAnyOrder("draft.handed-over", "consultation.handed-over");
        assertThat(lastAct(draft)).isEqualTo("DraftHandedOver");
        assertThat(lastAct(consulted)).isEqualTo("CommentingHandedOver");

        organisation.as(those.outsider, () -> drafts.save(draft, 0, "Otto's.\n"));
        assertThatThrownBy(() -> organisation.as(those.reviewer, () -> drafts.save(draft, 1, "Rita's.\n")))
                .isInstanceOf(Problem.class);
        organisation.as(those.outsider, () -> consultations.done(consulted));
        assertThat(organisation.as(those.owner, () -> consultations.reviewers(consulted)))
                .extracting(Consultations.Reviewer::name)
                .containsExactly("Otto Outsider");
    }

    @Test
    void sendingOnStaysWithTheOwner() {
        organisation.as(
                those.owner, () -> policies.create(those.details(PolicyFixture.unique("POL")), PolicyFixture.TEXT));
        List<UUID> owners = ids(items(those.owner));
        assertThatThrownBy(() -> organisation.as(
                        those.owner, () -> handingOver.handOver(owners, those.outsider, "knows it better")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("You own Access control 1.0, so sending it on stays with you");
    }

    @Test
    void whoIsAtItAlreadyIsNotAskedTwice() {
        List<UUID> writing = ids(items(those.reviewer).stream()
                .filter(item -> item.kind().equals(PolicyDuties.FINISH_DRAFT))
                .toList());
        assertThatThrownBy(() -> organisation.as(
                        those.reviewer, () -> handingOver.handOver(writing, those.author, "knows it better")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("to"));
        assertThat(items(those.reviewer)).hasSize(2);
    }

    private List<WorkItem> items(UUID person) {
        return organisation.as(person, () -> work.open(MyWork.Filter.NONE, 10));
    }

    private static List<UUID> ids(List<WorkItem> items) {
        return items.stream().map(WorkItem::id).toList();
    }

    private List<String> mails(UUID person) {
        return jdbc.sql("SELECT kind FROM outbox_mail WHERE person_id = :person")
                .param("person", person)
                .query(String.class)
                .list();
    }

    private String lastAct(UUID version) {
        UUID policy =
                organisation.as(those.owner, () -> policies.version(version)).policyId();
        return audit.historyOf(SubjectRef.policy(policy), 0, 1).stream()
                .map(AuditEntry::act)
                .findFirst()
                .orElse("none");
    }
}
