package org.bylaw.evidencepack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bylaw.document.Markdown;
import org.bylaw.workflow.ProcessRecord;
import org.bylaw.workflow.ProcessRecord.Step;
import org.jspecify.annotations.Nullable;

/** A process as it ran, as data that a program reads. */
final class ProcessData {

    private ProcessData() {}

    /**
     * The whole of it.
     *
     * @param names of people by their ids
     * @param acts what people did, by the id of the step
     */
    static Map<String, Object> of(
            ProcessRecord process, Map<String, String> names, Map<String, List<Map<String, Object>>> acts) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("process", process.processId());
        data.put("name", process.name());
        data.put("definitionId", process.model().id());
        data.put("modelSha256", Markdown.sha256(process.model().content()));
        data.put("instanceId", process.instanceId());
        put(data, "calledBy", process.calledBy());
        data.put("startedAt", process.startedAt().toString());
        put(data, "endedAt", process.endedAt());
        put(data, "endedWhy", process.endedWhy());
        data.put(
                "steps",
                process.steps().stream().map(step -> step(step, names, acts)).toList());
        data.put("flowsTaken", process.flows().stream().sorted().toList());
        data.put("variables", process.variables());
        data.put(
                "decisions", process.rulings().stream().map(ProcessData::ruling).toList());
        return data;
    }

    private static Map<String, Object> step(
            Step step, Map<String, String> names, Map<String, List<Map<String, Object>>> acts) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", step.id());
        data.put("activity", step.activityId());
        data.put("name", step.name());
        data.put("type", step.type());
        data.put("startedAt", step.startedAt().toString());
        put(data, "endedAt", step.endedAt());
        data.put("outcome", step.endedAt() == null ? "open" : step.brokenOff() ? "broken off" : "done");
        put(data, "personId", step.doneBy());
        put(data, "person", step.doneBy() == null ? null : names.get(step.doneBy()));
        put(data, "calledInstanceId", step.called());
        if (acts.containsKey(step.id())) {
            data.put("acts", acts.get(step.id()));
        }
        return data;
    }

    private static Map<String, Object> ruling(ProcessRecord.Ruling ruling) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("decision", ruling.decisionId());
        data.put("name", ruling.name());
        data.put("definitionId", ruling.table().id());
        data.put("tableSha256", Markdown.sha256(ruling.table().content()));
        data.put("askedBy", ruling.activityId());
        data.put("at", ruling.at().toString());
        data.put("inputs", ruling.inputs());
        data.put("outputs", ruling.outputs());
        data.put("rules", ruling.rules());
        return data;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value.toString());
        }
    }
}
