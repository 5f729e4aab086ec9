package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class DeploymentTest {

    private static final List<String> MODELS =
            List.of("approval-round.bpmn", "attestation-campaign.bpmn", "policy-lifecycle.bpmn", "policy-review.bpmn");

    @Autowired
    EngineLifecycle lifecycle;

    @Autowired
    ExpressionCheck expressions;

    @Autowired
    Incidents incidents;

    @Autowired
    Processes processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    Walk walk;

    @Autowired
    RecordedDelegates delegates;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void tidyUp() {
        walk.tidyUp();
    }

    @Test
    void everyExpressionOfEveryModelFindsItsCode() {
        expressions.check(MODELS);
        assertThat(incidents.brokenModels()).isEmpty();
    }

    @Test
    void aSecondStartDeploysNothingAnew() {
        long before = repository.createProcessDefinitionQuery().count();
        lifecycle.start();
        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(before);
    }

    @Test
    void aModelThatCallsWhatIsNotThereStopsTheStart() {
        String deployment = deploy("misfit.bpmn", "${policyDelegate.vanish(id)}");
        assertThatThrownBy(() -> expressions.check(List.of("misfit.bpmn")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "misfit version 1, line 8, “Step” (step): camunda:expression=\"${policyDelegate.vanish(id)}\"");
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void anOldVersionThatStillRunsAndLacksItsCodeIsShownToAdministrators() {
        String old = deploy("misfit.bpmn", "${policyDelegate.vanish(id)}");
        UUID key = Ids.next();
        transaction.executeWithoutResult(status -> processes.start("misfit", key, Map.of("id", "1")));
        String newer = deploy("misfit.bpmn", "${policyDelegate.publish(id)}");

        expressions.check(List.of("misfit.bpmn"));

        assertThat(incidents.brokenModels()).singleElement().asString().contains("misfit version 1", "vanish");
        assertThat(walk.stands("misfit", key))
                .as("it keeps running on its version")
                .containsExactly("wait");
        repository.deleteDeployment(newer, true);
        repository.deleteDeployment(old, true);
        expressions.check(MODELS);
        assertThat(incidents.brokenModels()).isEmpty();
    }

    @Test
    void theEngineKeepsTheApplicationsTime() {
        clock.advance(Duration.ofDays(365));
        assertThat(ClockUtil.getCurrentTime().toInstant()).isCloseTo(clock.instant(), within(Duration.ofSeconds(5)));
    }

    @Test
    void theBackgroundRunsSavePointsSoon() {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        UUID campaign = walk.start("attestation-campaign", "campaignId", Map.of());
        executor.start();
        try {
            Awaitility.await().untilAsserted(() -> assertThat(walk.stands("attestation-campaign", campaign))
                    .containsExactly("collect"));
        } finally {
            executor.shutdown();
        }
        assertThat(delegates.takeCalls()).containsExactly("attestationDelegate.launch(" + campaign + ")");
    }

    private String deploy(String name, String expression) {
        return repository
                .createDeployment()
                .addString(name, """
                    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                        xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="test">
                      <process id="misfit" isExecutable="true">
                        <startEvent id="start"/>
                        <sequenceFlow id="f1" sourceRef="start" targetRef="wait"/>
                        <userTask id="wait"/>
                        <sequenceFlow id="f2" sourceRef="wait" targetRef="step"/>
                        <serviceTask id="step" name="Step" camunda:expression="%s"/>
                      </process>
                    </definitions>
                    """.formatted(expression))
                .deploy()
                .getId();
    }
}
