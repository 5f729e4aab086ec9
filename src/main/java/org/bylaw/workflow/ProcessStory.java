package org.bylaw.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.jspecify.annotations.Nullable;

/** Where a thing stands: the process as a picture, and in people's terms who has it and what comes after. */
public record ProcessStory(WhereItStands picture, Whereabouts.Outlook outlook) {

    /** Which process a kind of thing goes through; its business key is the thing's id. */
    static final Map<String, String> PROCESSES = Map.of(
            SubjectRef.POLICY_VERSION, "policy-lifecycle",
            SubjectRef.CAMPAIGN, "attestation-campaign",
            SubjectRef.REVIEW, "policy-review",
            SubjectRef.WAIVER, "waiver",
            SubjectRef.CORRECTIVE_ACTION, "corrective-action",
            SubjectRef.APPLICABILITY, "statement-of-applicability",
            SubjectRef.CONTROL_REVIEW, "control-review");

    /** What a process with that business key is about; empty where it is none of the kinds above. */
    static @Nullable SubjectRef subject(String processId, String businessKey) {
        return PROCESSES.entrySet().stream()
                .filter(process -> process.getValue().equals(processId))
                .map(process -> new SubjectRef(process.getKey(), UUID.fromString(businessKey)))
                .findFirst()
                .orElse(null);
    }

    /** The kinds of things that have a process. */
    public static Set<String> toldOf() {
        return PROCESSES.keySet();
    }

    /** Where it really waits: inside the process that was called, where one is running. */
    public Optional<WhereItStands.Waiting> innermost() {
        return innermost(picture);
    }

    private static Optional<WhereItStands.Waiting> innermost(WhereItStands process) {
        return process.current().stream()
                .flatMap(waiting -> Stream.ofNullable(process.called().get(waiting.activityId()))
                        .filter(called -> called.endedAt() == null)
                        .flatMap(called -> innermost(called).stream())
                        .findFirst()
                        .or(() -> Optional.of(waiting))
                        .stream())
                .findFirst();
    }

    /** Whether a step failed and was given up, here or in a process that was called. */
    public boolean stuck() {
        return stuck(picture);
    }

    private static boolean stuck(WhereItStands process) {
        return !process.stuck().isEmpty() || process.called().values().stream().anyMatch(ProcessStory::stuck);
    }
}
