package org.bylaw.workflow;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Listens to every sequence flow, so that the tests know which were really taken. */
class TakenTransitions extends AbstractBpmnParseListener {

    private final Map<String, Set<String>> byProcess = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> byBusinessKey = new ConcurrentHashMap<>();

    @Override
    public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
        String process = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey();
        transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> {
            note(byProcess, process, transition.getId());
            note(byBusinessKey, process + execution.getProcessBusinessKey(), transition.getId());
        });
    }

    /** The engine jumps from an event-based gateway to the event that happened, without taking the flow between. */
    @Override
    public void parseIntermediateCatchEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        String process = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey();
        activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> ((FlowNode) execution.getBpmnModelElementInstance())
                        .getIncoming()
                        .forEach(flow -> {
                            note(byProcess, process, flow.getId());
                            note(byBusinessKey, process + execution.getProcessBusinessKey(), flow.getId());
                        }));
    }

    private static void note(Map<String, Set<String>> taken, String key, String flow) {
        taken.computeIfAbsent(key, missing -> ConcurrentHashMap.newKeySet()).add(flow);
    }

    Set<String> of(String processId) {
        return byProcess.getOrDefault(processId, Set.of());
    }

    Set<String> of(String processId, String businessKey) {
        return byBusinessKey.getOrDefault(processId + businessKey, Set.of()).stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
