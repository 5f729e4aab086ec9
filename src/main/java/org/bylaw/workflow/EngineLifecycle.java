package org.bylaw.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deploys the models that changed, checks that they find their code, and only then lets timers and retries run. */
@Component
class EngineLifecycle implements SmartLifecycle {

    private final ProcessEngine engine;
    private final RepositoryService repository;
    private final ExpressionCheck expressions;
    private final Resource[] models;
    private final boolean runJobs;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    EngineLifecycle(
            ProcessEngine engine,
            RepositoryService repository,
            ExpressionCheck expressions,
            @Value("classpath*:bpmn/*.*mn") Resource[] models,
            @Value("${bylaw.workflow.run-jobs:true}") boolean runJobs,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.engine = engine;
        this.repository = repository;
        this.expressions = expressions;
        this.models = models;
        this.runJobs = runJobs;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        deploy();
        expressions.check(Arrays.stream(models).map(Resource::getFilename).toList());
        if (runJobs) {
            jobExecutor().start();
        }
        running = true;
    }

    private void deploy() {
        DeploymentBuilder deployment =
                repository.createDeployment().name("bylaw").enableDuplicateFiltering(true);
        for (Resource model : models) {
            try (InputStream content = model.getInputStream()) {
                deployment.addInputStream(model.getFilename(), content);
            } catch (IOException e) {
                throw new UncheckedIOException("The model " + model + " cannot be read", e);
            }
        }
        transaction.executeWithoutResult(status ->
                DeployedModels.of(deployment.deployWithResult(), repository).forEach(events::publishEvent));
    }

    @Override
    public void stop() {
        if (runJobs) {
            jobExecutor().shutdown();
        }
        running = false;
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
