package org.bylaw.security;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Puts on record what services refuse: by role before the method runs, or by a rule about the thing inside it. It stands
 * around the permission and around the transaction, and speaks once for calls within calls: what the outermost lets out.
 */
@Configuration(proxyBeanMethods = false)
class RefusedCommands {

    private static final ThreadLocal<Boolean> INSIDE = new ThreadLocal<>();

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor refusalsOnRecord(ObjectProvider<RefusalRecord> record) {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                new ComposablePointcut((Pointcut) new AnnotationMatchingPointcut(null, Allowed.class, true))
                        .union((Pointcut) new AnnotationMatchingPointcut(null, AllowedToAll.class, true)),
                (MethodInterceptor) invocation -> watched(invocation, record));
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static @Nullable Object watched(MethodInvocation invocation, ObjectProvider<RefusalRecord> record)
            throws Throwable {
        if (INSIDE.get() != null) {
            return invocation.proceed();
        }
        INSIDE.set(true);
        try {
            return invocation.proceed();
        } catch (AccessDeniedException e) {
            refused(invocation, record, Refusal.Kind.ROLE, e);
            throw e;
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.FORBIDDEN) {
                refused(invocation, record, Refusal.Kind.RULE, problem);
            } else if (problem.kind() == Problem.Kind.NOT_FOUND) {
                refused(invocation, record, Refusal.Kind.UNSEEN, problem);
            }
            throw problem;
        } finally {
            INSIDE.remove();
        }
    }

    private static void refused(
            MethodInvocation invocation, ObjectProvider<RefusalRecord> record, Refusal.Kind kind, Exception told) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null) {
            // Bylaw itself at work; its failures are stuck steps, which operations shows.
            return;
        }
        Object target = Objects.requireNonNull(invocation.getThis());
        SubjectRef object = argument(invocation, SubjectRef.class);
        record.getObject()
                .refused(new Refusal(
                        Refusal.Way.COMMAND,
                        AopUtils.getTargetClass(target).getSimpleName() + "."
                                + invocation.getMethod().getName(),
                        object,
                        object == null ? argument(invocation, UUID.class) : object.id(),
                        kind,
                        Objects.requireNonNullElse(told.getMessage(), "")));
    }

    /** The first of that kind: commands name their thing first. */
    private static <T> @Nullable T argument(MethodInvocation invocation, Class<T> type) {
        return Arrays.stream(invocation.getArguments())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
