package org.bylaw.workflow;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates expressions for a running process only. Those of queries have no process: the engine's own switch for them looks
 * at a query's outermost part and misses what stands inside of {@code or()} (CVE-2026-109432).
 */
class ScopedExpressions extends SpringExpressionManager {

    ScopedExpressions(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    @Override
    public Expression createExpression(String text) {
        return new JuelExpression(createValueExpression(text), this, text) {
            @Override
            public @Nullable Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
                if (scope == null && !isLiteralText()) {
                    throw new BadUserRequestException("Expressions are evaluated in a process only");
                }
                return super.getValue(scope, execution);
            }
        };
    }
}
