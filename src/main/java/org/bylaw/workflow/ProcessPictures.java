package org.bylaw.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** Draws where a process stands from the engine's history. */
@Component
class ProcessPictures {

    private final HistoryService history;
    private final RepositoryService repository;
    private final RuntimeService runtime;

    ProcessPictures(HistoryService history, RepositoryService repository, RuntimeService runtime) {
        this.history = history;
        this.repository = repository;
        this.runtime = runtime;
    }

    Optional<WhereItStands> of(String processId, UUID businessKey) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(processId)
                .processInstanceBusinessKey(businessKey.toString())
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(this::draw);
    }

    private WhereItStands draw(HistoricProcessInstance instance) {
        List<HistoricActivityInstance> activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        Set<String> past = activities.stream()
                .filter(activity -> activity.getEndTime() != null && !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
        Set<String> reached =
                activities.stream().map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
        List<HistoricActivityInstance> open = activities.stream()
                .filter(activity -> activity.getEndTime() == null)
                .filter(activity -> !activity.getActivityType().equals("subProcess"))
                .toList();
        return new WhereItStands(
                instance.getProcessDefinitionKey(),
                xml(instance.getProcessDefinitionId()),
                past,
                flows(instance.getProcessDefinitionId(), past, reached),
                open.stream().map(ProcessPictures::waiting).toList(),
                runtime.createIncidentQuery().processInstanceId(instance.getId()).list().stream()
                        .map(incident -> incident.getActivityId())
                        .collect(Collectors.toSet()),
                open.stream()
                        .map(HistoricActivityInstance::getCalledProcessInstanceId)
                        .filter(Objects::nonNull)
                        .map(called -> history.createHistoricProcessInstanceQuery()
                                .processInstanceId(called)
                                .singleResult())
                        .map(this::draw)
                        .toList());
    }

    private static WhereItStands.Waiting waiting(HistoricActivityInstance activity) {
        return new WhereItStands.Waiting(
                activity.getActivityId(),
                Objects.requireNonNullElse(activity.getActivityName(), activity.getActivityId()),
                activity.getStartTime().toInstant());
    }

    /** The history knows activities, not flows: one counts as taken where its source is behind and its target was reached. */
    private Set<String> flows(String definitionId, Set<String> past, Set<String> reached) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definitionId);
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> past.contains(flow.getSource().getId())
                        && reached.contains(flow.getTarget().getId()))
                .map(SequenceFlow::getId)
                .collect(Collectors.toSet());
    }

    private String xml(String definitionId) {
        try (var model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
