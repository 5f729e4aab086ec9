package org.bylaw.testing;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Runs what the engine would run in the background by now: save points, timers that are due, retries. */
public class DueJobs {

    private final ManagementService management;

    public DueJobs(ManagementService management) {
        this.management = management;
    }

    /** One after the other, the longest due first, until nothing is due any more; a job that fails comes out as its exception. */
    public void runAll() {
        for (Optional<Job> next = next(); next.isPresent(); next = next()) {
            management.executeJob(next.get().getId());
        }
    }

    /** What is due at this moment, each once; failures stay with the engine: fewer retries, then an incident. */
    public void runAllAndLetFail() {
        for (Job job : management.createJobQuery().executable().active().list()) {
            try {
                management.executeJob(job.getId());
            } catch (RuntimeException e) {
                // The engine noted it at the job; the test looks there.
                continue;
            }
        }
    }

    private Optional<Job> next() {
        List<Job> due = management
                .createJobQuery()
                .executable()
                .active()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        return due.stream().findFirst();
    }
}
