package org.bylaw.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws where a process stands, or how it went, from the engine's history. */
@Component
class ProcessPictures {

    /** One that ends the whole process, too, whatever else still waited in it. */
    private static final Set<String> ENDS = Set.of("noneEndEvent", "terminateEndEvent");

    private final HistoryService history;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;

    ProcessPictures(
            HistoryService history,
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management) {
        this.history = history;
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
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
        BpmnModelInstance model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        List<HistoricActivityInstance> activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        List<WhereItStands.Waiting> waitingForTheEngine = savePoints(instance.getId(), model);
        return new WhereItStands(
                instance.getProcessDefinitionKey(),
                Objects.requireNonNullElse(instance.getProcessDefinitionName(), instance.getProcessDefinitionKey()),
                xml(instance.getProcessDefinitionId()),
                activities.stream()
                        .filter(ProcessPictures::left)
                        .map(HistoricActivityInstance::getActivityId)
                        .collect(Collectors.toSet()),
                new TakenFlows(model, steps(activities, waitingForTheEngine)).ids(),
                Stream.concat(
                                activities.stream()
                                        .filter(activity -> activity.getEndTime() == null)
                                        .filter(activity ->
                                                !activity.getActivityType().equals("subProcess"))
                                        // People first: whom it waits for says more than the date watched beside.
                                        .sorted(Comparator.comparing(activity ->
                                                activity.getActivityType().equals("eventBasedGateway")))
                                        .map(activity -> waiting(
                                                activity.getActivityId(),
                                                activity.getStartTime().toInstant(),
                                                model)),
                                waitingForTheEngine.stream())
                        .toList(),
                runtime.createIncidentQuery().processInstanceId(instance.getId()).list().stream()
                        .map(Incident::getActivityId)
                        .collect(Collectors.toSet()),
                instance.getStartTime().toInstant(),
                instance.getEndTime() == null ? null : instance.getEndTime().toInstant(),
                ending(instance, activities),
                called(activities));
    }

    /** The end event that came last; a process may have passed others on its side ways. */
    private static @Nullable String ending(
            HistoricProcessInstance instance, List<HistoricActivityInstance> activities) {
        return instance.getEndTime() == null
                ? null
                : activities.stream()
                        .filter(activity -> ENDS.contains(activity.getActivityType()))
                        .max(Comparator.comparing(HistoricActivityInstance::getStartTime))
                        .map(HistoricActivityInstance::getActivityName)
                        .orElse(null);
    }

    /** The engine breaks an event-based gateway off when one of its events happens; for people the token went on. */
    static boolean left(HistoricActivityInstance activity) {
        return activity.getEndTime() != null
                && (!activity.isCanceled() || activity.getActivityType().equals("eventBasedGateway"));
    }

    private static List<TakenFlows.Step> steps(
            List<HistoricActivityInstance> activities, List<WhereItStands.Waiting> waiting) {
        return Stream.concat(
                        activities.stream()
                                .map(activity -> new TakenFlows.Step(activity.getActivityId(), left(activity))),
                        waiting.stream().map(step -> new TakenFlows.Step(step.activityId(), false)))
                .toList();
    }

    /** An activity behind a save point enters the history only once its job runs; till then the job tells of it. */
    private List<WhereItStands.Waiting> savePoints(String instanceId, BpmnModelInstance model) {
        return management.createJobQuery().processInstanceId(instanceId).messages().list().stream()
                .map(job -> waiting(
                        management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult()
                                .getActivityId(),
                        job.getCreateTime().toInstant(),
                        model))
                .toList();
    }

    private static WhereItStands.Waiting waiting(String activityId, Instant since, BpmnModelInstance model) {
        FlowNode node = model.getModelElementById(activityId);
        return new WhereItStands.Waiting(activityId, name(node), since);
    }

    /** A gateway that waits for events has no name; for people it waits for the date that comes if nothing else does. */
    private static String name(FlowNode node) {
        FlowNode told = node instanceof EventBasedGateway
                ? node.getSucceedingNodes().list().stream()
                        .filter(event -> !event.getChildElementsByType(TimerEventDefinition.class)
                                .isEmpty())
                        .findFirst()
                        .orElse(node)
                : node;
        return Objects.requireNonNullElse(told.getName(), told.getId());
    }

    private Map<String, WhereItStands> called(List<HistoricActivityInstance> activities) {
        Map<String, String> newest = new LinkedHashMap<>();
        activities.stream()
                .filter(activity -> activity.getCalledProcessInstanceId() != null)
                .forEach(activity -> newest.put(activity.getActivityId(), activity.getCalledProcessInstanceId()));
        Map<String, WhereItStands> pictures = new LinkedHashMap<>();
        newest.forEach((activityId, instanceId) -> pictures.put(
                activityId,
                draw(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instanceId)
                        .singleResult())));
        return pictures;
    }

    private String xml(String definitionId) {
        try (var model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
