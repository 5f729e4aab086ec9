package org.bylaw.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds expressions of models whose bean or method is not there, before a running process finds them. */
@Component
class ExpressionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ExpressionCheck.class);
    private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\.(\\w+)\\(([^()]*)\\)");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final DelegateBeans delegates;

    ExpressionCheck(RepositoryService repository, RuntimeService runtime, DelegateBeans delegates) {
        this.repository = repository;
        this.runtime = runtime;
        this.delegates = delegates;
    }

    /**
     * Checks the newest version of each model and every older one that still runs.
     *
     * @throws IllegalStateException where a newest version calls what is not there; older ones are reported in the log,
     *     since refusing to start would stop everything else as well
     */
    void checkDeployed() {
        List<String> faults = new ArrayList<>();
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            faults.addAll(faultsOf(definition));
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Models call code that is not there:\n" + String.join("\n", faults));
        }
        runtime.createProcessInstanceQuery().active().list().stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .distinct()
                .map(repository::getProcessDefinition)
                .flatMap(definition -> faultsOf(definition).stream())
                .forEach(fault -> LOG.error("A running process will get stuck: {}", fault));
    }

    private List<String> faultsOf(ProcessDefinition definition) {
        try (var xml = repository.getProcessModel(definition.getId())) {
            return faultsOf(
                    definition.getKey() + " version " + definition.getVersion(),
                    new String(xml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> faultsOf(String model, String xml) {
        List<String> faults = new ArrayList<>();
        Matcher expressions = EXPRESSION.matcher(xml);
        while (expressions.find()) {
            Matcher calls = CALL.matcher(expressions.group(1));
            while (calls.find()) {
                if (!exists(calls.group(1), calls.group(2), arity(calls.group(3)))) {
                    faults.add("%s: %s".formatted(model, expressions.group()));
                }
            }
        }
        return faults;
    }

    private boolean exists(String bean, String method, int arity) {
        Class<?> type = delegates.typeOf(bean);
        return type != null
                && Arrays.stream(type.getMethods())
                        .filter(candidate -> candidate.getName().equals(method))
                        .mapToInt(Method::getParameterCount)
                        .anyMatch(count -> count == arity);
    }

    private static int arity(String arguments) {
        return arguments.isBlank() ? 0 : arguments.split(",").length;
    }
}
