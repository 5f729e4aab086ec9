package org.bylaw.testing;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Runs what the engine would run in the background by now: save points, timers that are due, retries. */
public class DueJobs {

    private final ManagementService management;

    public DueJobs(ManagementService management) {
        this.management = management;
    }

    /** Until nothing is due any more; a job that fails comes out as its exception. */
    public void runAll() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    /** The same, but failures stay with the engine: fewer retries, then an incident. */
    public void runAllAndLetFail() {
        for (Job job : due()) {
            try {
                management.executeJob(job.getId());
            } catch (RuntimeException e) {
                // The engine noted it at the job; the test looks there.
                continue;
            }
        }
    }

    private List<Job> due() {
        return management.createJobQuery().executable().active().list();
    }
}
