package org.bylaw.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The engine as the features see it. Each call joins the caller's transaction; what a delegate throws in the
 * same stretch, a {@link org.bylaw.shared.Problem} above all, comes out as it is, and everything is rolled back.
 */
public interface Processes {

    /** Starts the newest version of a process; the business key is the id of the aggregate that the process is about. */
    void start(String processId, UUID businessKey, Map<String, ?> variables);

    /**
     * Starts several of the newest version, which the engine then writes in one go.
     *
     * @param variables of each, by its business key
     */
    void startAll(String processId, Map<UUID, Map<String, ?>> variables);

    /**
     * Completes the one open task of that key, be it in the process itself or in one that it called under the same key.
     *
     * @param taskId the id of the user task in the model, such as {@code decide}
     * @throws org.bylaw.shared.Problem of kind STALE where there is no such task, or no longer
     */
    void completeTask(UUID businessKey, String taskId, Map<String, ?> variables);

    /** Whether the process waits in that user task. */
    boolean waitsIn(UUID businessKey, String taskId);

    /**
     * Gives a message to the process that waits for it.
     *
     * @throws org.bylaw.shared.Problem of kind STALE where none waits for it
     */
    void correlate(String message, UUID businessKey, Map<String, ?> variables);

    /** The same, but it is no problem where nothing waits for the message. */
    boolean correlateIfAwaited(String message, UUID businessKey);

    /**
     * Ends the process and all that it called, wherever it stands; no delegate is asked.
     *
     * @param reason for the engine's history
     * @throws org.bylaw.shared.Problem of kind STALE where none runs
     */
    void cancel(UUID businessKey, String reason);

    /** Where the newest process of that id stands, or how it ended; empty where there never was one. */
    Optional<WhereItStands> whereIsIt(String processId, UUID businessKey);
}
