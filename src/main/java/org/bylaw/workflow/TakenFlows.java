package org.bylaw.workflow;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * Finds the sequence flows that a process took. The engine's history knows activities, not flows, so that each one that
 * ended is joined to the activity that followed it.
 */
class TakenFlows {

    /** An activity in the order of its occurrence; {@code left} where the token went on from it. */
    record Step(String activityId, boolean left) {}

    private final BpmnModelInstance model;
    private final List<Step> steps;

    TakenFlows(BpmnModelInstance model, List<Step> steps) {
        this.model = model;
        this.steps = steps;
    }

    Set<String> ids() {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).left() && model.getModelElementById(steps.get(i).activityId()) instanceof FlowNode node) {
                Set<String> after = ids(steps.subList(i + 1, steps.size()));
                choose(node, steps.subList(i + 1, steps.size()), after).forEach(flow -> taken.add(flow.getId()));
            }
        }
        return taken;
    }

    private static Collection<SequenceFlow> choose(FlowNode node, List<Step> later, Set<String> after) {
        Collection<SequenceFlow> ways = node.getOutgoing();
        if (ways.size() == 1) {
            return ways;
        }
        if (node instanceof ExclusiveGateway || node instanceof EventBasedGateway) {
            return later.stream()
                    .flatMap(step -> ways.stream().filter(way -> leadsTo(way, step.activityId())))
                    .limit(1)
                    .toList();
        }
        return ways.stream()
                .filter(way -> after.contains(way.getTarget().getId()))
                .toList();
    }

    private static boolean leadsTo(SequenceFlow way, String activityId) {
        return way.getTarget().getId().equals(activityId);
    }

    private static Set<String> ids(List<Step> steps) {
        return steps.stream().map(Step::activityId).collect(Collectors.toSet());
    }
}
