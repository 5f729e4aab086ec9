package org.bylaw.workflow;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bylaw.workflow.ReadModel.Kind;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deploys the models that changed, checks that they find their code, and only then lets timers and retries run. */
@Component
class EngineLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLifecycle.class);

    private final ProcessEngine engine;
    private final RepositoryService repository;
    private final ExpressionCheck expressions;
    private final ModelAllowList allowed;
    private final OwnModels own;
    private final EngineModels models;
    private final TransactionTemplate transaction;
    private final boolean runJobs;
    private volatile boolean running;

    EngineLifecycle(
            ProcessEngine engine,
            RepositoryService repository,
            ExpressionCheck expressions,
            ModelAllowList allowed,
            OwnModels own,
            EngineModels models,
            PlatformTransactionManager transactions,
            @Value("${bylaw.workflow.run-jobs:true}") boolean runJobs) {
        this.engine = engine;
        this.repository = repository;
        this.expressions = expressions;
        this.allowed = allowed;
        this.own = own;
        this.models = models;
        this.transaction = new TransactionTemplate(transactions);
        this.runJobs = runJobs;
    }

    @Override
    public void start() {
        Map<String, byte[]> build = own.files();
        refuseFaults(build);
        transaction.executeWithoutResult(status -> deploy(build));
        expressions.check(build.keySet());
        if (runJobs) {
            jobExecutor().start();
        }
        running = true;
    }

    /** A build whose own models are not made of what models may be made of does not start. */
    private void refuseFaults(Map<String, byte[]> build) {
        Map<String, ReadModel> read = new TreeMap<>();
        build.forEach((name, content) -> read.put(name, allowed.read(content)));
        Set<String> processes = keys(read, Kind.PROCESS);
        Set<String> decisions = keys(read, Kind.DECISION);
        List<String> faults = new ArrayList<>();
        read.forEach((name, model) ->
                allowed.faultsOf(model, processes, decisions).forEach(fault -> faults.add(name + ", " + fault)));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "Models of this build have what models may not have:\n" + String.join("\n", faults));
        }
    }

    private static Set<String> keys(Map<String, ReadModel> models, Kind kind) {
        return models.values().stream()
                .filter(model -> model.kind() == kind)
                .flatMap(model -> model.keys().stream())
                .collect(Collectors.toSet());
    }

    /**
     * What an administrator handed in goes before what the build brings, as long as it still finds its code; otherwise the
     * build's own takes over, so that processes can begin.
     */
    private void deploy(Map<String, byte[]> build) {
        Map<String, byte[]> handedIn = models.handedIn();
        Map<String, byte[]> changed = new TreeMap<>();
        Map<String, byte[]> takeOver = new TreeMap<>();
        build.forEach((name, content) -> {
            if (!handedIn.containsKey(name)) {
                changed.put(name, content);
            } else if (!models.check(handedIn.get(name)).faults().isEmpty()) {
                LOG.error("The model {} that was handed in does not fit this build, whose own takes over.", name);
                takeOver.put(name, content);
            }
        });
        deploy(changed, true);
        deploy(takeOver, false);
    }

    private void deploy(Map<String, byte[]> files, boolean changedOnly) {
        if (files.isEmpty()) {
            return;
        }
        DeploymentBuilder deployment = repository.createDeployment().name(EngineModels.OWN);
        if (changedOnly) {
            deployment.enableDuplicateFiltering(true);
        }
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        models.tell(deployment.deployWithResult(), null, "");
    }

    @Override
    public void stop() {
        if (runJobs) {
            jobExecutor().shutdown();
        }
        running = false;
    }

    /** Whether this node takes steps and timers up when they are due. */
    boolean runsSteps() {
        return jobExecutor().isActive();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the delegates are there, before the web server takes requests. */
    @Override
    public int getPhase() {
        return 0;
    }

    private JobExecutor jobExecutor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }
}
