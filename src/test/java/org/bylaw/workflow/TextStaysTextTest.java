package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import org.bylaw.shared.Ids;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing that people can say is ever evaluated by the engine: not in queries (CVE-2026-109432), not in variables. */
@ProcessTest
class TextStaysTextTest {

    /** Evaluated, it would leave a trace in the recorder. */
    private static final String TRAP = "${policyDelegate.publish('owned')}";

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ProcessEngineConfigurationImpl configuration;

    @Autowired
    Processes processes;

    @Autowired
    RecordedDelegates delegates;

    @Autowired
    Walk walk;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void forget() {
        delegates.takeCalls();
    }

    @AfterEach
    void tidyUp() {
        walk.tidyUp();
    }

    static Stream<String> methods() {
        return expressionMethods().map(Method::getName).distinct().sorted();
    }

    private static Stream<Method> expressionMethods() {
        return Arrays.stream(TaskQuery.class.getMethods())
                .filter(method -> method.getName().endsWith("Expression"))
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
    }

    @Test
    void noOtherQueryTakesExpressions() {
        assertThat(methods()).hasSizeGreaterThan(10);
        for (Query<?, ?> query : List.of(
                runtime.createProcessInstanceQuery(),
                runtime.createExecutionQuery(),
                runtime.createVariableInstanceQuery(),
                runtime.createIncidentQuery(),
                history.createHistoricTaskInstanceQuery(),
                history.createHistoricProcessInstanceQuery(),
                history.createHistoricActivityInstanceQuery())) {
            assertThat(Arrays.stream(query.getClass().getInterfaces())
                            .flatMap(type -> Arrays.stream(type.getMethods()))
                            .map(Method::getName))
                    .isNotEmpty()
                    .noneMatch(name -> name.endsWith("Expression"));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void expressionsInQueriesAreNotEvaluatedInsideOfOrEither(String name) throws ReflectiveOperationException {
        Method method = TaskQuery.class.getMethod(name, String.class);
        tryOut(() -> method.invoke(tasks.createTaskQuery(), TRAP));
        tryOut(() -> method.invoke(tasks.createTaskQuery().or(), TRAP));
        assertThat(delegates.takeCalls()).isEmpty();
    }

    private interface Attempt {
        Object query() throws ReflectiveOperationException;
    }

    private static void tryOut(Attempt attempt) {
        try {
            TaskQuery query = (TaskQuery) attempt.query();
            TaskQuery whole = isOpen(query) ? query.endOr() : query;
            whole.list();
            whole.count();
        } catch (RuntimeException | ReflectiveOperationException refused) {
            // Refusing is as good as not evaluating.
        }
    }

    private static boolean isOpen(TaskQuery query) {
        return ((TaskQueryImpl) query).isOrQueryActive();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void valuesOfQueriesAndVariablesStayText(String text) {
        assertThat(tasks.createTaskQuery()
                        .or()
                        .taskAssignee(text)
                        .taskNameLike(text)
                        .processInstanceBusinessKey(text)
                        .processVariableValueEquals("x", text)
                        .endOr()
                        .list())
                .isEmpty();
        transaction.executeWithoutResult(status ->
                processes.start("corrective-action", Ids.next(), Map.of("correctiveActionId", text, "note", text)));
        assertThat(delegates.takeCalls()).containsExactly("findingDelegate.ask(" + text + ")");
    }

    static List<String> texts() {
        return List.of(TRAP, "#{policyDelegate.publish('owned')}", "${1+1}", "' OR 1=1 --", "{{7*7}}", "%_\\");
    }

    /** The engine's own dress up FEEL and its expressions as script languages; the configuration hands out neither. */
    @Test
    void thereIsNoScriptEngine() {
        assertThat(new ScriptEngineManager().getEngineFactories())
                .allMatch(factory -> factory.getClass().getName().startsWith("org.camunda."));
        for (String language :
                List.of("javascript", "js", "groovy", "python", "ruby", "juel", "feel", "feel-unary-tests")) {
            assertThat(configuration.getScriptEngineResolver().getScriptEngine(language, false))
                    .as(language)
                    .isNull();
        }
    }
}
