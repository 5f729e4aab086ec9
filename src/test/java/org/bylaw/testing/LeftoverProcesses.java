package org.bylaw.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bylaw.shared.MovableClock;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Suspends what a test class leaves running, so that no timer goes off in another class, and puts the clock right again. */
public class LeftoverProcesses extends AbstractTestExecutionListener {

    @Override
    public void afterTestClass(TestContext test) {
        RuntimeService runtime = test.getApplicationContext().getBean(RuntimeService.class);
        Set<String> running = runtime.createProcessInstanceQuery().active().unlimitedList().stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
        if (!running.isEmpty()) {
            runtime.updateProcessInstanceSuspensionState()
                    .byProcessInstanceIds(List.copyOf(running))
                    .suspend();
        }
        test.getApplicationContext().getBean(MovableClock.class).setOffset(Duration.ZERO);
    }
}
