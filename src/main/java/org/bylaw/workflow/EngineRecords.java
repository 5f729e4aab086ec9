package org.bylaw.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the engine's history, and the models from where the engine has them, never from our own files. */
@Component
class EngineRecords implements ProcessRecords {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|credential).*");

    private final HistoryService history;
    private final RepositoryService repository;

    EngineRecords(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProcessRecord> of(UUID businessKey) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey.toString())
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .flatMap(this::withCalled)
                .toList();
    }

    private Stream<ProcessRecord> withCalled(HistoricProcessInstance instance) {
        Stream<ProcessRecord> called = history
                .createHistoricProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .flatMap(this::withCalled);
        return Stream.concat(Stream.of(record(instance)), called);
    }

    private ProcessRecord record(HistoricProcessInstance instance) {
        List<HistoricActivityInstance> activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        return new ProcessRecord(
                instance.getId(),
                instance.getSuperProcessInstanceId(),
                instance.getProcessDefinitionKey(),
                Objects.requireNonNullElse(instance.getProcessDefinitionName(), instance.getProcessDefinitionKey()),
                process(instance.getProcessDefinitionId()),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                instance.getDeleteReason(),
                activities.stream().map(EngineRecords::step).toList(),
                new TakenFlows(
                                repository.getBpmnModelInstance(instance.getProcessDefinitionId()),
                                activities.stream()
                                        .map(activity -> new TakenFlows.Step(
                                                activity.getActivityId(), ProcessPictures.left(activity)))
                                        .toList())
                        .ids(),
                variables(instance.getId()),
                history
                        .createHistoricDecisionInstanceQuery()
                        .processInstanceId(instance.getId())
                        .includeInputs()
                        .includeOutputs()
                        .orderByEvaluationTime()
                        .asc()
                        .list()
                        .stream()
                        .map(this::ruling)
                        .toList());
    }

    private static ProcessRecord.Step step(HistoricActivityInstance activity) {
        return new ProcessRecord.Step(
                activity.getId(),
                activity.getActivityId(),
                Objects.requireNonNullElse(activity.getActivityName(), activity.getActivityId()),
                activity.getActivityType(),
                activity.getStartTime().toInstant(),
                instant(activity.getEndTime()),
                activity.getEndTime() != null && !ProcessPictures.left(activity),
                activity.getAssignee(),
                activity.getCalledProcessInstanceId());
    }

    private Map<String, Object> variables(String instanceId) {
        Map<String, Object> variables = new TreeMap<>();
        for (HistoricVariableInstance variable : history.createHistoricVariableInstanceQuery()
                .processInstanceId(instanceId)
                .disableBinaryFetching()
                .list()) {
            variables.put(variable.getName(), value(variable.getName(), variable.getValue()));
        }
        return variables;
    }

    private static Object value(String name, @Nullable Object value) {
        if (SECRET.matcher(name).matches()) {
            return "(held back)";
        }
        return switch (value) {
            case null -> "";
            case Number number -> number;
            case Boolean truth -> truth;
            case Date date -> date.toInstant().toString();
            default -> value.toString();
        };
    }

    private ProcessRecord.Ruling ruling(HistoricDecisionInstance decision) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (HistoricDecisionInputInstance input : decision.getInputs()) {
            inputs.put(
                    Objects.requireNonNullElse(input.getClauseName(), input.getClauseId()),
                    value("", input.getValue()));
        }
        Map<String, Map<String, Object>> outputs = new LinkedHashMap<>();
        for (HistoricDecisionOutputInstance output : decision.getOutputs()) {
            outputs.computeIfAbsent(output.getRuleId() + "/" + output.getRuleOrder(), rule -> new TreeMap<>())
                    .put(output.getVariableName(), value(output.getVariableName(), output.getValue()));
        }
        List<String> rules = new ArrayList<>();
        decision.getOutputs().stream()
                .map(HistoricDecisionOutputInstance::getRuleId)
                .distinct()
                .forEach(rules::add);
        return new ProcessRecord.Ruling(
                decision.getDecisionDefinitionKey(),
                Objects.requireNonNullElse(decision.getDecisionDefinitionName(), decision.getDecisionDefinitionKey()),
                decision(decision.getDecisionDefinitionId()),
                decision.getActivityId(),
                decision.getEvaluationTime().toInstant(),
                inputs,
                List.copyOf(outputs.values()),
                rules);
    }

    private ProcessRecord.Model process(String definitionId) {
        ProcessDefinition definition = repository.getProcessDefinition(definitionId);
        return model(
                definitionId,
                definition.getVersion(),
                definition.getResourceName(),
                definition.getDeploymentId(),
                repository.getProcessModel(definitionId));
    }

    private ProcessRecord.Model decision(String definitionId) {
        DecisionDefinition definition = repository.getDecisionDefinition(definitionId);
        return model(
                definitionId,
                definition.getVersion(),
                definition.getResourceName(),
                definition.getDeploymentId(),
                repository.getDecisionModel(definitionId));
    }

    private ProcessRecord.Model model(
            String definitionId, int version, String resource, String deploymentId, InputStream content) {
        try (content) {
            Instant deployedAt = repository
                    .createDeploymentQuery()
                    .deploymentId(deploymentId)
                    .singleResult()
                    .getDeploymentTime()
                    .toInstant();
            String fileName = resource.substring(resource.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            return new ProcessRecord.Model(definitionId, version, fileName, deployedAt, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
