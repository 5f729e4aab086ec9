package org.bylaw.workflow;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads incidents from the engine, in words. */
@Component
class EngineIncidents implements Incidents {

    private static final int RETRIES = 3;

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final ExpressionCheck expressions;

    EngineIncidents(
            RuntimeService runtime,
            RepositoryService repository,
            ManagementService management,
            ExpressionCheck expressions) {
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.expressions = expressions;
    }

    @Override
    public List<Incident> open() {
        return runtime
                .createIncidentQuery()
                .incidentType(org.camunda.bpm.engine.runtime.Incident.FAILED_JOB_HANDLER_TYPE)
                .orderByIncidentTimestamp()
                .desc()
                .list()
                .stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(this::describe)
                .toList();
    }

    @Override
    public List<String> brokenModels() {
        return expressions.runningFaults();
    }

    private Incident describe(org.camunda.bpm.engine.runtime.Incident incident) {
        var definition = repository.getProcessDefinition(incident.getProcessDefinitionId());
        // A timer's job runs on to the next save point: what failed may lie behind the activity whose job it is.
        String stepId = Objects.requireNonNullElse(incident.getFailedActivityId(), incident.getActivityId());
        FlowElement step = repository
                .getBpmnModelInstance(incident.getProcessDefinitionId())
                .getModelElementById(stepId);
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(incident.getProcessInstanceId())
                .singleResult();
        return new Incident(
                incident.getConfiguration(),
                definition.getKey(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                step == null || step.getName() == null ? stepId : step.getName(),
                instance == null ? "" : String.valueOf(instance.getBusinessKey()),
                incident.getIncidentTimestamp().toInstant(),
                Objects.requireNonNullElse(incident.getIncidentMessage(), ""));
    }

    @Override
    @Transactional
    public void retry(String jobId) {
        management.setJobRetries(jobId, RETRIES);
        management.setJobDuedate(jobId, null);
    }
}
