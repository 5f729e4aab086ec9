package org.bylaw.workflow;

import java.time.Instant;
import java.util.List;

/** What got stuck after its retries, for the administrators. */
public interface Incidents {

    /**
     * A step that failed for good.
     *
     * @param jobId to retry it
     * @param processName as the model calls the process
     * @param stepName as the model calls the activity
     * @param businessKey id of the aggregate the process is about
     */
    record Incident(
            String jobId,
            String processId,
            String processName,
            String stepName,
            String businessKey,
            Instant since,
            String message) {}

    List<Incident> open();

    /** What processes of older models will trip over, because code they call is gone; each with model, element and expression. */
    List<String> brokenModels();

    /** Runs the step again, at once and with the usual number of retries. */
    void retry(String jobId);
}
