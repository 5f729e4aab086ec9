package org.bylaw.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One process as it ran.
 *
 * @param instanceId the engine's id of it
 * @param calledBy the engine's id of the process that called it
 * @param model the BPMN that it ran on
 * @param steps in the order in which they began
 * @param flows ids of the sequence flows taken
 * @param variables by name; one that holds a secret says only that it does
 */
public record ProcessRecord(
        String instanceId,
        @Nullable String calledBy,
        String processId,
        String name,
        Model model,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String endedWhy,
        List<Step> steps,
        Set<String> flows,
        Map<String, Object> variables,
        List<Ruling> rulings) {

    /**
     * A file as it was deployed.
     *
     * @param id of the definition, such as {@code policy-lifecycle:3:4711}
     * @param content the very bytes that the engine has
     */
    public record Model(String id, int version, String fileName, Instant deployedAt, byte[] content) {}

    /**
     * An activity, an event or a gateway that the process came to.
     *
     * @param id of this one time
     * @param brokenOff whether it was ended from outside, as a task is by a withdrawal
     * @param doneBy id of the person who did the task; empty where the engine did, or the person is not on its record
     * @param called the engine's id of the process that was called
     */
    public record Step(
            String id,
            String activityId,
            String name,
            String type,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean brokenOff,
            @Nullable String doneBy,
            @Nullable String called) {}

    /**
     * A decision table that was asked.
     *
     * @param activityId the step that asked
     * @param inputs by the name of the column
     * @param rules ids of the rows that fitted
     */
    public record Ruling(
            String decisionId,
            String name,
            Model table,
            String activityId,
            Instant at,
            Map<String, Object> inputs,
            List<Map<String, Object>> outputs,
            List<String> rules) {}
}
