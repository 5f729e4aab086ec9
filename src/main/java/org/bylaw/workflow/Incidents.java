package org.bylaw.workflow;

import java.time.Instant;
import java.util.List;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/** What got stuck after its retries, for the administrators. */
public interface Incidents {

    /**
     * A step that failed for good.
     *
     * @param jobId to retry it
     * @param processName as the model calls the process
     * @param stepName as the model calls the activity
     * @param businessKey id of the aggregate the process is about
     * @param subject what the outermost process is about; empty for a process of no known kind of thing
     */
    record Incident(
            String jobId,
            String processId,
            String processName,
            String stepName,
            String businessKey,
            @Nullable SubjectRef subject,
            Instant since,
            String message) {}

    List<Incident> open();

    /** What processes of older models will trip over, because code they call is gone; each with model, element and expression. */
    List<String> brokenModels();

    /**
     * How the engine keeps up.
     *
     * @param late steps and timers that should have run before the given moment and have not
     * @param failing steps that failed at least once and are tried again
     * @param stuck steps that failed after all their retries
     */
    record Pace(long late, long failing, long stuck) {}

    Pace pace(Instant dueBefore);

    /** Runs the step again, at once and with the usual number of retries. */
    void retry(String jobId);
}
