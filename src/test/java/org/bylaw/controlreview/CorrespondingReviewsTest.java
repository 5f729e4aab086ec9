package org.bylaw.controlreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** A failed review sends the message by itself to the planned reviews of what corresponds to its control. */
class CorrespondingReviewsTest extends ReviewTestBed {

    @Autowired
    AuditTrail audit;

    private void mapped(UUID from, UUID to) {
        jdbc.sql("INSERT INTO control_mapping (from_id, to_id, source) VALUES (:from, :to, 'judgement')")
                .param("from", from)
                .param("to", to)
                .update();
    }

    private ControlReviewFacts secondPlanned() {
        tailor(second, true, other);
        return newest(second);
    }

    @Test
    void itOpensWhatIsMappedAndTellsTheOwnerWhy() {
        mapped(second, control);
        ControlReviewFacts planned = secondPlanned();
        ControlReviewFacts failed = accepting(TestResult.NOT_EFFECTIVE);
        assertThat(organisation.as(management, () -> list.concernedBy(failed)))
                .as("management is shown what its signature begins")
                .extracting(ControlReviewFacts::id)
                .containsExactly(planned.id());
        sign(management, Acceptance.RESULT, "");
        assertThat(newest(second).state())
                .as("the signature does not wait for it")
                .isEqualTo(ControlReviewState.PLANNED);
        dueJobs.runAll();

        ControlReviewFacts opened = newest(second);
        assertThat(opened.id()).isEqualTo(planned.id());
        assertThat(opened.state()).isEqualTo(ControlReviewState.ASSESSING);
        assertThat(opened.cause()).isEqualTo(ReviewCause.FAILED_REVIEW);
        assertThat(opened.failedReviewId()).isEqualTo(failed.id());
        assertThat(opened.failedTitle()).isEqualTo(failed.controlTitle());
        assertThat(opened.opensOn()).isEqualTo(LocalDate.now(clock));
        assertThat(opened.dueOn()).isBefore(planned.dueOn());
        assertThat(past(planned.id())).contains("pulledForward").doesNotContain("opensAt");
        assertThat(past(failed.id())).contains("pullCorresponding", "othersBegun");
        assertThat(holders(ControlReviewDuties.ASSESS, opened)).containsExactly(other);
        assertThat(mails(other, opened)).containsExactly("controlReview.assessCorresponding");
        assertThat(audit.historyOf(opened.control(), 0, 10))
                .extracting(AuditEntry::act)
                .contains("ControlReviewPulledForward");
        assertThat(organisation.as(management, () -> list.pulledBy(failed)))
                .extracting(ControlReviewFacts::id)
                .containsExactly(opened.id());
        assertThat(newest().state())
                .as("its own next one is dated by the decision table")
                .isEqualTo(ControlReviewState.PLANNED);
        assertThat(newest().number()).isEqualTo(failed.number() + 1);
    }

    @Test
    void onceMoreChangesNothing() {
        mapped(control, second);
        secondPlanned();
        ControlReviewFacts failed = accepting(TestResult.NOT_EFFECTIVE);
        sign(management, Acceptance.REMAINING_RISK, "Until May");
        dueJobs.runAll();
        int revision = newest(second).revision();
        delegate.pullCorresponding(failed.id().toString());
        assertThat(delegate.close(failed.id().toString())).isEqualTo("NOT_EFFECTIVE");
        assertThat(newest(second).revision()).isEqualTo(revision);
        assertThat(mails(other, newest(second))).hasSize(1);
    }

    @Test
    void theSameControlInAnotherEditionCorresponds() {
        jdbc.sql("INSERT INTO control_succession (old_id, new_id) VALUES (:old, :new)")
                .param("old", second)
                .param("new", control)
                .update();
        secondPlanned();
        accepting(TestResult.NOT_EFFECTIVE);
        sign(management, Acceptance.RESULT, "");
        dueJobs.runAll();
        assertThat(newest(second).cause()).isEqualTo(ReviewCause.FAILED_REVIEW);
    }

    @Test
    void whatIsUnderWayOrDoesNotCorrespondStays() {
        ControlReviewFacts planned = secondPlanned();
        ControlReviewFacts failed = accepting(TestResult.NOT_EFFECTIVE);
        sign(management, Acceptance.RESULT, "");
        dueJobs.runAll();
        assertThat(newest(second)).as("not mapped").isEqualTo(planned);

        mapped(control, second);
        organisation.as(
                compliance, () -> reviews.pullForward(List.of(planned.id()), ReviewCause.INCIDENT, "A break-in"));
        ControlReviewFacts underWay = newest(second);
        delegate.pullCorresponding(failed.id().toString());
        assertThat(newest(second)).as("it is under way already").isEqualTo(underWay);
    }

    @Test
    void aResultThatIsNotAFailurePullsNothing() {
        mapped(control, second);
        ControlReviewFacts planned = secondPlanned();
        ControlReviewFacts partly = accepting(TestResult.PARTLY_EFFECTIVE);
        assertThat(organisation.as(management, () -> list.concernedBy(partly))).isEmpty();
        sign(management, Acceptance.RESULT, "");
        dueJobs.runAll();
        delegate.pullCorresponding(partly.id().toString());
        assertThat(newest(second)).isEqualTo(planned);
    }

    @Test
    void theAssessedMaturityIsTailoredOnceItIsAccepted() {
        ControlReviewFacts assessing = assessing();
        organisation.as(compliance, () -> reviews.nameReviewer(assessing.id(), assessing.revision(), tester));
        ControlReviewFacts shown = newest();
        organisation.as(owner, () -> reviews.assess(shown.id(), shown.revision(), "Logs are read daily", 4));
        ControlReviewFacts tested = newest();
        organisation.as(tester, () -> reviews.test(tested.id(), tested.revision(), test(TestResult.EFFECTIVE)));
        dueJobs.runAll();
        assertThat(maturity()).as("nobody has accepted it").isEqualTo(3);
        sign(management, Acceptance.RESULT, "");
        assertThat(maturity()).isEqualTo(4);
        assertThat(audit.historyOf(newest().control(), 0, 20))
                .filteredOn(entry -> entry.act().equals("ControlTailored"))
                .anySatisfy(entry ->
                        assertThat(entry.details().get("maturity")).isEqualTo(Map.of("before", "3", "after", "4")));
    }

    private Integer maturity() {
        return organisation.as(
                compliance, () -> controls.byCode(framework + ":1").tailoring().maturity());
    }

    @Test
    void theDatabaseKnowsOnlyFailedReviewsAsThatCause() {
        ControlReviewFacts planned = planned();
        assertThatThrownBy(() -> jdbc.sql("UPDATE control_review SET failed_review_id = :other WHERE id = :id")
                        .param("other", Ids.next())
                        .param("id", planned.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
