package org.bylaw.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.bylaw.approval.Outcome.APPROVED;
import static org.bylaw.approval.Outcome.CHANGES_REQUESTED;
import static org.bylaw.approval.Outcome.REJECTED;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageRuleTest {

    @ParameterizedTest
    @CsvSource({
        "ALL, 3, 2, false",
        "ALL, 3, 3, true",
        "ALL, 1, 1, true",
        "FIRST, 3, 0, false",
        "FIRST, 3, 1, true",
        "2 OF M, 5, 1, false",
        "2 OF M, 5, 2, true",
        "2 of 3, 3, 2, true"
    })
    void enoughApprovalsDecideTheStage(String rule, int seats, int approvals, boolean decided) {
        List<Outcome> decisions = Collections.nCopies(approvals, APPROVED);
        assertThat(StageRule.parse(rule).evaluate(decisions, seats).isPresent()).isEqualTo(decided);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "FIRST", "2 OF M"})
    void oneNoDecidesAtOnce(String rule) {
        assertThat(StageRule.parse(rule).evaluate(List.of(CHANGES_REQUESTED), 5))
                .contains(CHANGES_REQUESTED);
        assertThat(StageRule.parse(rule).evaluate(List.of(APPROVED, REJECTED), 5))
                .contains(REJECTED);
    }

    @Test
    void aStageWithoutSeatsNeverApproves() {
        assertThat(StageRule.parse("ALL").evaluate(List.of(), 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SOME", "0 OF M", "-1 OF M", "2 OF"})
    void anUnknownRuleIsRefused(String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> StageRule.parse(rule));
    }

    @Test
    void stagesComeInTheOrderOfTheirPositions() {
        List<PlannedStage> stages =
                PlannedStage.of(List.of(row(4, "Last", "role:hr"), row(1, "First", "owner, role:hr")));
        assertThat(stages).extracting(PlannedStage::name).containsExactly("First", "Last");
        assertThat(stages).extracting(PlannedStage::position).containsExactly(1, 2);
        assertThat(stages.getFirst().approvers()).containsExactly("owner", "role:hr");
    }

    @Test
    void aRowThatLeavesSomethingOutIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlannedStage.of(List.of(Map.of("position", 1, "name", "First"))))
                .withMessageContaining("approvers");
    }

    private static Map<String, Object> row(int position, String name, String approvers) {
        return Map.of(
                "position",
                position,
                "name",
                name,
                "approvers",
                approvers,
                "rule",
                "ALL",
                "days",
                5,
                "signature",
                false);
    }
}
