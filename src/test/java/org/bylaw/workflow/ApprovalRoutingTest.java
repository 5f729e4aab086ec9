package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ApprovalRoutingTest {

    private static final String ROUTING = "approval-routing";

    @Autowired
    ProcessEngine engine;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @AfterAll
    void everyRuleMatched() {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(ROUTING)
                .latestVersion()
                .singleResult();
        Set<String> rules =
                repository.getDmnModelInstance(definition.getId()).getModelElementsByType(Rule.class).stream()
                        .map(Rule::getId)
                        .collect(Collectors.toSet());
        Set<String> matched =
                history
                        .createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKey(ROUTING)
                        .includeOutputs()
                        .list()
                        .stream()
                        .flatMap(decision -> decision.getOutputs().stream())
                        .map(HistoricDecisionOutputInstance::getRuleId)
                        .collect(Collectors.toSet());
        assertThat(rules).as("rules that no test matches").isSubsetOf(matched);
    }

    @ParameterizedTest(name = "{0} change of a {3} {1} of {2}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            EDITORIAL  | POLICY    | it              | INTERNAL              | owners-manager FIRST 5
            EDITORIAL  | POLICY    | it              | STRICTLY_CONFIDENTIAL | owners-manager FIRST 5
            MINOR      | POLICY    | it              | INTERNAL              | owners-manager FIRST 5
            MINOR      | STANDARD  | it              | PUBLIC                | owners-manager FIRST 5
            MINOR      | POLICY    | it              | CONFIDENTIAL          | owners-manager FIRST 5, role:compliance FIRST 7
            MINOR      | GUIDELINE | human-resources | STRICTLY_CONFIDENTIAL | owners-manager FIRST 5, role:compliance FIRST 7
            MAJOR      | POLICY    | it              | INTERNAL              | owners-manager FIRST 5, role:approver 2 OF M 7, role:management FIRST 10 signed
            MAJOR      | STANDARD  | it              | INTERNAL              | owners-manager FIRST 5, role:approver 2 OF M 7
            MAJOR      | PROCEDURE | it              | INTERNAL              | owners-manager FIRST 5, role:approver FIRST 7
            MAJOR      | GUIDELINE | it              | PUBLIC                | owners-manager FIRST 5, role:approver FIRST 7
            MAJOR      | PROCEDURE | human-resources | INTERNAL              | owners-manager FIRST 5, role:approver FIRST 7, role:hr FIRST 7
            MAJOR      | STANDARD  | it              | CONFIDENTIAL          | owners-manager FIRST 5, role:approver 2 OF M 7, role:compliance FIRST 7
            MAJOR      | STANDARD  | it              | STRICTLY_CONFIDENTIAL | owners-manager FIRST 5, role:approver 2 OF M 7, role:compliance FIRST 7, role:management FIRST 10 signed
            MAJOR      | POLICY    | human-resources | STRICTLY_CONFIDENTIAL | owners-manager FIRST 5, role:approver 2 OF M 7, role:hr FIRST 7, role:compliance FIRST 7, role:management FIRST 10 signed
            RETIREMENT | GUIDELINE | it              | INTERNAL              | owners-manager FIRST 7
            RETIREMENT | POLICY    | it              | INTERNAL              | owners-manager FIRST 7, role:management FIRST 10 signed
            TAILORING  | STATEMENT_OF_APPLICABILITY | it | INTERNAL          | role:management FIRST 10 signed
            TAILORING  | STATEMENT_OF_APPLICABILITY | human-resources | STRICTLY_CONFIDENTIAL | role:management FIRST 10 signed
            """)
    void factsDecideWhoApprovesInWhichOrder(
            String change, String type, String department, String classification, String stages) {
        assertThat(decide(change, type, department, classification).stream()
                        .map(ApprovalRoutingTest::inWords)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(stages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDITORIAL", "MINOR", "MAJOR", "RETIREMENT"})
    void nothingPassesWithoutAnApproverAndNoTwoStagesShareAPlace(String change) {
        for (String type : List.of("POLICY", "STANDARD", "PROCEDURE", "GUIDELINE")) {
            for (String department : List.of("it", "human-resources")) {
                for (String classification : List.of("PUBLIC", "INTERNAL", "CONFIDENTIAL", "STRICTLY_CONFIDENTIAL")) {
                    assertThat(decide(change, type, department, classification))
                            .as("%s %s %s %s", change, type, department, classification)
                            .isNotEmpty()
                            .extracting(stage -> stage.get("position"))
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    private List<Map<String, Object>> decide(String change, String type, String department, String classification) {
        return engine
                .getDecisionService()
                .evaluateDecisionTableByKey(
                        ROUTING,
                        Map.of(
                                "changeKind", change,
                                "documentType", type,
                                "department", department,
                                "classification", classification))
                .getResultList()
                .stream()
                .sorted(Comparator.comparing(stage -> (Integer) stage.get("position")))
                .toList();
    }

    private static String inWords(Map<String, Object> stage) {
        return "%s %s %s%s"
                .formatted(
                        stage.get("approvers"),
                        stage.get("rule"),
                        stage.get("days"),
                        Boolean.TRUE.equals(stage.get("signature")) ? " signed" : "");
    }
}
