package org.bylaw.workflow;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bylaw.shared.MovableClock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The engine as the application configures it, with the application's models, and delegates that do nothing: what a
 * lifecycle costs before any feature does its part. For the benchmark.
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
    EngineModels.class
})
public class BareEngine {

    /** Answers of the delegates whose answers steer the walk or tell the engine a date. */
    private static final Map<String, Object> FACTS =
            Map.of("documentType", "POLICY", "classification", "INTERNAL", "department", "it", "changeKind", "MAJOR");

    /** Three stages, as the decision table wants them for a major version of a policy. */
    private static final int STAGES = 3;

    private int openedStages;

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(BareEngine.class).web(WebApplicationType.NONE);
    }

    @Bean
    Clock clock() {
        return new MovableClock(java.time.ZoneOffset.UTC);
    }

    @Bean
    DelegateContract.Policy policyDelegate() {
        return idle(DelegateContract.Policy.class);
    }

    @Bean
    DelegateContract.Approval approvalDelegate() {
        return idle(DelegateContract.Approval.class);
    }

    @Bean
    DelegateContract.Attestation attestationDelegate() {
        return idle(DelegateContract.Attestation.class);
    }

    @Bean
    DelegateContract.FollowUp followUpDelegate() {
        return idle(DelegateContract.FollowUp.class);
    }

    @Bean
    DelegateContract.Applicability applicabilityDelegate() {
        return idle(DelegateContract.Applicability.class);
    }

    @Bean
    DelegateContract.Review reviewDelegate() {
        return idle(DelegateContract.Review.class);
    }

    @Bean
    DelegateContract.Waiver waiverDelegate() {
        return idle(DelegateContract.Waiver.class);
    }

    @Bean
    DelegateContract.ControlReview controlReviewDelegate() {
        return idle(DelegateContract.ControlReview.class);
    }

    @Bean
    DelegateContract.Finding findingDelegate() {
        return idle(DelegateContract.Finding.class);
    }

    private <T> T idle(Class<T> contract) {
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? method.invoke(this, arguments)
                        : answer(method, arguments)));
    }

    private Object answer(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "open" -> {
                openedStages = 0;
                yield method.getReturnType() == String.class ? arguments[1] : null;
            }
            case "openNextStage" -> {
                openedStages++;
                yield null;
            }
            case "canBeDecided" -> true;
            case "hasFurtherStage" -> openedStages < STAGES;
            case "factsOf" -> FACTS;
            case "close" -> arguments.length == 2 ? arguments[1] : null;
            case "changeKind" -> "MAJOR";
            case "mornings" -> "R/" + Instant.now().plusSeconds(1_000_000) + "/P1D";
            default -> standard(method.getReturnType());
        };
    }

    private static Object standard(Class<?> type) {
        if (type == Date.class) {
            return Date.from(Instant.now().plusSeconds(1_000_000));
        }
        return type == boolean.class ? false : type == List.class ? List.of() : null;
    }
}
