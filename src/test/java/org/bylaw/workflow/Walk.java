package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.DueJobs;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks processes through their models as the features do, and looks where they stand. */
class Walk {

    private final Processes processes;
    private final RecordedDelegates delegates;
    private final TakenTransitions transitions;
    private final DueJobs jobs;
    private final MovableClock clock;
    private final TransactionTemplate transaction;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final RepositoryService repository;

    Walk(
            Processes processes,
            RecordedDelegates delegates,
            TakenTransitions transitions,
            DueJobs jobs,
            MovableClock clock,
            TransactionTemplate transaction,
            RuntimeService runtime,
            HistoryService history,
            RepositoryService repository) {
        this.processes = processes;
        this.delegates = delegates;
        this.transitions = transitions;
        this.jobs = jobs;
        this.clock = clock;
        this.transaction = transaction;
        this.runtime = runtime;
        this.history = history;
        this.repository = repository;
    }

    /** Starts a process whose variable of that name holds its business key. */
    UUID start(String processId, String idVariable, Map<String, ?> more) {
        UUID key = Ids.next();
        Map<String, Object> variables = new HashMap<>(more);
        variables.put(idVariable, key.toString());
        transaction.executeWithoutResult(status -> processes.start(processId, key, variables));
        return key;
    }

    void complete(UUID key, String task, Map<String, ?> variables) {
        transaction.executeWithoutResult(status -> processes.completeTask(key, task, variables));
    }

    void send(UUID key, String message) {
        transaction.executeWithoutResult(status -> processes.correlate(message, key, Map.of()));
    }

    /** Lets time pass, and the engine run what has become due, day by day as it would. */
    void pass(Duration time) {
        for (long day = 0; day < time.toDays(); day++) {
            clock.advance(Duration.ofDays(1));
            jobs.runAll();
        }
        clock.advance(time.minusDays(time.toDays()).plusSeconds(1));
        jobs.runAll();
    }

    void runJobs() {
        jobs.runAll();
    }

    WhereItStands picture(String processId, UUID key) {
        return processes.whereIsIt(processId, key).orElseThrow();
    }

    /** Ids of the activities where it waits. */
    List<String> stands(String processId, UUID key) {
        return picture(processId, key).current().stream()
                .map(WhereItStands.Waiting::activityId)
                .toList();
    }

    /** Checks that the process is over, at that end event, and that its picture shows the flows it really took. */
    void assertEnded(String processId, UUID key, String endEvent) {
        assertThat(stands(processId, key)).isEmpty();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(history.createHistoricProcessInstanceQuery()
                                .processDefinitionKey(processId)
                                .processInstanceBusinessKey(key.toString())
                                .completed()
                                .singleResult()
                                .getId())
                        .activityId(endEvent)
                        .list())
                .extracting(HistoricActivityInstance::getActivityId)
                .containsExactly(endEvent);
        assertPictureIsTrue(processId, key);
    }

    void assertPictureIsTrue(String processId, UUID key) {
        assertThat(picture(processId, key).flows())
                .containsExactlyInAnyOrderElementsOf(transitions.of(processId, key.toString()));
    }

    /** Checks that the tests of a class went every way that the model has. */
    void assertEveryFlowTaken(String processId) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processId)
                .latestVersion()
                .singleResult();
        assertThat(
                        repository
                                .getBpmnModelInstance(definition.getId())
                                .getModelElementsByType(SequenceFlow.class)
                                .stream()
                                .map(SequenceFlow::getId))
                .as("sequence flows of %s that no test takes", processId)
                .isSubsetOf(transitions.of(processId));
    }

    /** Ends what a test left running, and sets clock and delegates back. */
    void tidyUp() {
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over"));
        clock.setOffset(Duration.ZERO);
        delegates.reset();
    }
}
