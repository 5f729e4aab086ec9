package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ReviewFrequencyTest {

    private static final String FREQUENCY = "review-frequency";

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
                .decisionDefinitionKey(FREQUENCY)
                .latestVersion()
                .singleResult();
        Set<String> rules =
                repository.getDmnModelInstance(definition.getId()).getModelElementsByType(Rule.class).stream()
                        .map(Rule::getId)
                        .collect(Collectors.toSet());
        Set<String> matched =
                history
                        .createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKey(FREQUENCY)
                        .includeOutputs()
                        .list()
                        .stream()
                        .flatMap(decision -> decision.getOutputs().stream())
                        .map(HistoricDecisionOutputInstance::getRuleId)
                        .collect(Collectors.toSet());
        assertThat(rules).as("rules that no test matches").isSubsetOf(matched);
    }

    @ParameterizedTest(name = "{0} risk, {1}, last {2}: {3} months, {4} days")
    @CsvSource(delimiter = '|', textBlock = """
            VERY_HIGH | PREVENTIVE            | NOT_EFFECTIVE    | 1  | 14
            HIGH      | DETECTIVE             | NOT_EFFECTIVE    | 1  | 14
            MEDIUM    | PREVENTIVE            | NOT_EFFECTIVE    | 3  | 21
            LOW       | CORRECTIVE            | NOT_EFFECTIVE    | 3  | 21
            HIGH      | PREVENTIVE            | PARTLY_EFFECTIVE | 4  | 21
            VERY_HIGH | CORRECTIVE            | NOT_TESTED       | 4  | 21
            MEDIUM    | PREVENTIVE            | PARTLY_EFFECTIVE | 6  | 30
            LOW       | DETECTIVE             | NOT_TESTED       | 6  | 30
            VERY_HIGH | PREVENTIVE            | NONE             | 2  | 21
            MEDIUM    | PREVENTIVE            | NONE             | 4  | 30
            LOW       | PREVENTIVE            | NONE             | 6  | 30
            VERY_HIGH | CORRECTIVE            | EFFECTIVE        | 6  | 30
            HIGH      | PREVENTIVE            | EFFECTIVE        | 9  | 30
            HIGH      | DETECTIVE             | EFFECTIVE        | 12 | 30
            MEDIUM    | PREVENTIVE            | EFFECTIVE        | 12 | 30
            MEDIUM    | CORRECTIVE PREVENTIVE | EFFECTIVE        | 12 | 30
            MEDIUM    | DETECTIVE CORRECTIVE  | EFFECTIVE        | 18 | 30
            LOW       | PREVENTIVE DETECTIVE  | EFFECTIVE        | 18 | 30
            LOW       | DETECTIVE             | EFFECTIVE        | 24 | 30
            """)
    void factsDecideHowSoon(String risk, String types, String last, int months, int leadDays) {
        assertThat(decide(risk, Arrays.asList(types.split(" ")), last))
                .isEqualTo(Map.of("months", months, "leadDays", leadDays));
    }

    @Test
    void everyControlGetsADateAndAWorseResultNeverALaterOne() {
        for (String risk : List.of("LOW", "MEDIUM", "HIGH", "VERY_HIGH")) {
            for (List<String> types : List.of(
                    List.<String>of(),
                    List.of("PREVENTIVE"),
                    List.of("DETECTIVE"),
                    List.of("CORRECTIVE", "PREVENTIVE"))) {
                int effective = months(risk, types, "EFFECTIVE");
                int partly = months(risk, types, "PARTLY_EFFECTIVE");
                int failed = months(risk, types, "NOT_EFFECTIVE");
                assertThat(failed).as("%s %s", risk, types).isLessThan(partly);
                assertThat(partly).as("%s %s", risk, types).isLessThanOrEqualTo(effective);
                assertThat(months(risk, types, "NONE")).as("%s %s", risk, types).isPositive();
                assertThat(months(risk, types, "NOT_TESTED"))
                        .as("%s %s", risk, types)
                        .isEqualTo(partly);
            }
        }
    }

    private int months(String risk, List<String> types, String last) {
        return (int) decide(risk, types, last).get("months");
    }

    private Map<String, Object> decide(String risk, List<String> types, String last) {
        return engine.getDecisionService()
                .evaluateDecisionTableByKey(FREQUENCY, Map.of("risk", risk, "controlTypes", types, "lastResult", last))
                .getSingleResult()
                .getEntryMap();
    }
}
