package org.bylaw.benchmark;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationContext;

/**
 * A major version of a policy from its first draft over three stages of approval, the last one signed, to its
 * publication with campaign and planned review; against the engine alone that walks the same models.
 */
final class LifecycleMeasure {

    private static final int WARM_UPS = 20;
    private static final int ROUNDS = 60;
    private static final List<String> PROCESSES = List.of("policy-review", "attestation-campaign");

    private final SixPeople people;
    private final ManagementService jobs;
    private final RuntimeService bareRuntime;
    private final TaskService bareTasks;
    private final ManagementService bareJobs;

    LifecycleMeasure(ApplicationContext application, ApplicationContext bare) {
        people = new SixPeople(application);
        jobs = application.getBean(ManagementService.class);
        bareRuntime = bare.getBean(RuntimeService.class);
        bareTasks = bare.getBean(TaskService.class);
        bareJobs = bare.getBean(ManagementService.class);
    }

    Measure run() {
        Timing full = new Timing();
        Timing bare = new Timing();
        Timing.interleave(WARM_UPS, ROUNDS, this::platform, full, this::engine, bare);
        return new Measure(
                "lifecycle over the bare engine",
                full.median() / bare.median(),
                bare.median(),
                2,
                "draft to published, 4 user tasks, 5 decisions and drafts of 30 kB, %d rounds; median %.1f ms, bare engine %.1f ms"
                        .formatted(ROUNDS, full.median(), bare.median()));
    }

    private long platform() {
        Stopwatch watch = new Stopwatch();
        people.approve(watch);
        runJobs(jobs, watch);
        return watch.nanos();
    }

    /** The same models, user tasks and jobs, each step a transaction of the engine; nothing but the engine's rows. */
    private long engine() {
        Stopwatch watch = new Stopwatch();
        UUID key = Ids.next();
        watch.run(() -> bareRuntime.startProcessInstanceByKey(
                "policy-lifecycle", key.toString(), Map.of("policyVersionId", key.toString())));
        watch.run(() -> complete(key, "draft", Map.of("consult", false)));
        for (int stage = 0; stage < 3; stage++) {
            watch.run(() -> complete(key, "decide", Map.of("stageOutcome", "APPROVED")));
        }
        for (String process : PROCESSES) {
            UUID child = Ids.next();
            Map<String, Object> ids = Map.of(
                    "reviewId", child.toString(), "campaignId", child.toString(), "policyVersionId", key.toString());
            watch.run(() -> bareRuntime.startProcessInstanceByKey(process, child.toString(), ids));
        }
        runJobs(bareJobs, watch);
        return watch.nanos();
    }

    private void complete(UUID key, String task, Map<String, Object> variables) {
        bareTasks.complete(
                bareTasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(key.toString())
                        .taskDefinitionKey(task)
                        .singleResult()
                        .getId(),
                variables);
    }

    /** What the job executor would do by now. */
    private static void runJobs(ManagementService management, Stopwatch watch) {
        for (List<Job> due = due(management); !due.isEmpty(); due = due(management)) {
            for (Job job : due) {
                watch.run(() -> management.executeJob(job.getId()));
            }
        }
    }

    private static List<Job> due(ManagementService management) {
        return management.createJobQuery().executable().active().messages().list();
    }
}
