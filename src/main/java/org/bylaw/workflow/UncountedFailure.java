package org.bylaw.workflow;

import org.bylaw.shared.DatabaseTrouble;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;

/** Notes that a job failed. One that failed because the database was away keeps its attempts: no step gives up for that. */
final class UncountedFailure extends DefaultJobRetryCmd {

    private static final long serialVersionUID = 1;

    UncountedFailure(String jobId, Throwable exception) {
        super(jobId, exception);
    }

    @Override
    protected boolean shouldDecrementRetriesFor(Throwable failure) {
        return super.shouldDecrementRetriesFor(failure)
                && DatabaseTrouble.of(failure).isEmpty();
    }
}
