package org.bylaw.workflow;

import java.time.Duration;
import java.util.List;
import org.bylaw.shared.DatabaseTrouble;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Runs jobs in the background. While the database is away the engine cannot note that a job failed, and the job would stay
 * this node's for minutes after the database is back; so its thread, which has nothing else to do, waits and gives it back.
 */
final class PatientJobExecutor extends DefaultJobExecutor {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        return new ExecuteJobsRunnable(jobIds, engine) {
            @Override
            protected void executeJob(String jobId, CommandExecutor commands, JobFailureCollector failure) {
                try {
                    super.executeJob(jobId, commands, failure);
                } catch (RuntimeException e) {
                    if (DatabaseTrouble.of(e).isPresent()
                            || DatabaseTrouble.of(failure.getFailure()).isPresent()) {
                        giveBack(jobId, commands);
                    }
                    throw e;
                }
            }
        };
    }

    private void giveBack(String jobId, CommandExecutor commands) {
        long begun = System.nanoTime();
        // By then anybody may take it anyway.
        while (isActive() && Duration.ofNanos(System.nanoTime() - begun).toMillis() < getLockTimeInMillis()) {
            try {
                commands.execute(context -> {
                    JobEntity job = context.getJobManager().findJobById(jobId);
                    if (job != null && getLockOwner().equals(job.getLockOwner())) {
                        job.unlock();
                    }
                    return null;
                });
                return;
            } catch (RuntimeException e) {
                if (DatabaseTrouble.of(e).isEmpty()) {
                    // Somebody else has it in hand already.
                    return;
                }
            }
            try {
                Thread.sleep(AGAIN_AFTER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
