package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class WaiverRoutingTest {

    @Autowired
    ProcessEngine engine;

    @ParameterizedTest(name = "{0}, renewal {1}: management signs {2}")
    @CsvSource({
        "LOW, 0, false",
        "LOW, 2, false",
        "MEDIUM, 0, false",
        "MEDIUM, 1, false",
        "MEDIUM, 2, true",
        "MEDIUM, 3, true",
        "HIGH, 0, true",
        "HIGH, 1, true",
        "VERY_HIGH, 0, true",
        "VERY_HIGH, 5, true"
    })
    void managementSignsFromARiskOrARenewalOn(String risk, int renewal, boolean signs) {
        boolean management = engine.getDecisionService()
                .evaluateDecisionTableByKey("waiver-routing", Map.of("risk", risk, "renewal", renewal))
                .getSingleEntry();
        assertThat(management).isEqualTo(signs);
    }
}
