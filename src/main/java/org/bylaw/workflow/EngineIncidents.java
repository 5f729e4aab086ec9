package org.bylaw.workflow;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;

    EngineIncidents(
            RuntimeService runtime,
            RepositoryService repository,
            ManagementService management,
            ExpressionCheck expressions,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.expressions = expressions;
        this.jdbc = jdbc;
    }

    @Override
    public List<Incident> open() {
        var open = runtime
                .createIncidentQuery()
                .incidentType(org.camunda.bpm.engine.runtime.Incident.FAILED_JOB_HANDLER_TYPE)
                .orderByIncidentTimestamp()
                .desc()
                .list()
                .stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .toList();
        Map<String, ProcessInstance> instances = instances(open.stream()
                .map(org.camunda.bpm.engine.runtime.Incident::getProcessInstanceId)
                .collect(Collectors.toSet()));
        Map<String, ProcessInstance> roots = instances(instances.values().stream()
                .map(ProcessInstance::getRootProcessInstanceId)
                .collect(Collectors.toSet()));
        return open.stream()
                .filter(incident -> instances.containsKey(incident.getProcessInstanceId()))
                .map(incident -> {
                    ProcessInstance instance = instances.get(incident.getProcessInstanceId());
                    return describe(incident, instance, roots.get(instance.getRootProcessInstanceId()));
                })
                .toList();
    }

    private Map<String, ProcessInstance> instances(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(ids).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
    }

    @Override
    public Pace pace(Instant dueBefore) {
        return new Pace(
                late(dueBefore),
                management.createJobQuery().withException().withRetriesLeft().count(),
                management.createJobQuery().noRetriesLeft().count());
    }

    /** What is to run at once has no due date, so that the engine's own query for what is due passes it over. */
    private long late(Instant dueBefore) {
        return jdbc.sql("""
                        SELECT count(*) FROM act_ru_job WHERE suspension_state_ = 1 AND retries_ > 0
                            AND (duedate_ < :before OR duedate_ IS NULL AND create_time_ < :before)
                        """)
                // As the engine writes its times: those of the machine's zone.
                .param("before", Timestamp.from(dueBefore))
                .query(Long.class)
                .single();
    }

    @Override
    public List<String> brokenModels() {
        return expressions.runningFaults();
    }

    private Incident describe(
            org.camunda.bpm.engine.runtime.Incident incident, ProcessInstance instance, ProcessInstance root) {
        var definition = repository.getProcessDefinition(incident.getProcessDefinitionId());
        // A timer's job runs on to the next save point: what failed may lie behind the activity whose job it is.
        String stepId = Objects.requireNonNullElse(incident.getFailedActivityId(), incident.getActivityId());
        FlowElement step = repository
                .getBpmnModelInstance(incident.getProcessDefinitionId())
                .getModelElementById(stepId);
        return new Incident(
                incident.getConfiguration(),
                definition.getKey(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                step == null || step.getName() == null ? stepId : step.getName(),
                String.valueOf(instance.getBusinessKey()),
                ProcessStory.subject(root.getProcessDefinitionKey(), root.getBusinessKey()),
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
