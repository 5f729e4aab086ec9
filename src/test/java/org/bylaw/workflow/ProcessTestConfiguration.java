package org.bylaw.workflow;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.DueJobs;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The workflow module alone: engine, models and database, and recorders for what the models call. Not annotated as a
 * configuration, so that tests of the whole application do not find it.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
@Import({
    EngineConfiguration.class,
    EngineLifecycle.class,
    ExpressionCheck.class,
    ModelAllowList.class,
    OwnModels.class,
    EngineModels.class,
    EngineProcesses.class,
    ProcessPictures.class,
    EngineIncidents.class,
    DueJobs.class,
    Walk.class
})
class ProcessTestConfiguration {

    @Bean
    MovableClock clock() {
        return new MovableClock(ZoneOffset.UTC);
    }

    @Bean
    RecordedDelegates recordedDelegates(Clock clock) {
        return new RecordedDelegates(clock);
    }

    @Bean
    DelegateContract.Policy policyDelegate(RecordedDelegates recorded) {
        return recorded.record("policyDelegate", DelegateContract.Policy.class);
    }

    @Bean
    DelegateContract.Approval approvalDelegate(RecordedDelegates recorded) {
        return recorded.record("approvalDelegate", DelegateContract.Approval.class);
    }

    @Bean
    DelegateContract.Attestation attestationDelegate(RecordedDelegates recorded) {
        return recorded.record("attestationDelegate", DelegateContract.Attestation.class);
    }

    @Bean
    DelegateContract.FollowUp followUpDelegate(RecordedDelegates recorded) {
        return recorded.record("followUpDelegate", DelegateContract.FollowUp.class);
    }

    @Bean
    DelegateContract.Applicability applicabilityDelegate(RecordedDelegates recorded) {
        return recorded.record("applicabilityDelegate", DelegateContract.Applicability.class);
    }

    @Bean
    DelegateContract.Review reviewDelegate(RecordedDelegates recorded) {
        return recorded.record("reviewDelegate", DelegateContract.Review.class);
    }

    @Bean
    DelegateContract.Waiver waiverDelegate(RecordedDelegates recorded) {
        return recorded.record("waiverDelegate", DelegateContract.Waiver.class);
    }

    @Bean
    DelegateContract.ControlReview controlReviewDelegate(RecordedDelegates recorded) {
        return recorded.record("controlReviewDelegate", DelegateContract.ControlReview.class);
    }

    @Bean
    DelegateContract.Finding findingDelegate(RecordedDelegates recorded) {
        return recorded.record("findingDelegate", DelegateContract.Finding.class);
    }

    @Bean
    static TakenTransitions takenTransitions() {
        return new TakenTransitions();
    }

    @Bean
    static BeanPostProcessor listenToFlows(TakenTransitions transitions) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof SpringProcessEngineConfiguration engine) {
                    engine.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(transitions)));
                }
                return bean;
            }
        };
    }
}
