package org.bylaw.security;

import static org.bylaw.shared.Say.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.aopalliance.intercept.MethodInterceptor;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Holds back {@link Costly} methods that one person calls too often: after the permission was checked, before the
 * transaction begins. What Bylaw does by itself, outside of a request, is not counted.
 */
@Configuration(proxyBeanMethods = false)
class CostlyCommands {

    /** Between permissions, which come first, and transactions, which come last. */
    private static final int ORDER = 0;

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor notTooOften(ObjectProvider<RateLimits> limits, ObjectProvider<CurrentPerson> currentPerson) {
        MethodInterceptor hold = invocation -> {
            if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
                Object target = invocation.getThis();
                Costly costly = AnnotatedElementUtils.findMergedAnnotation(
                        target == null
                                ? invocation.getMethod()
                                : AopUtils.getMostSpecificMethod(invocation.getMethod(), target.getClass()),
                        Costly.class);
                if (costly != null) {
                    currentPerson
                            .getObject()
                            .id()
                            .flatMap(person -> limits.getObject().take(costly.value(), person))
                            .ifPresent(wait -> refuse(wait, request.getResponse()));
                }
            }
            return invocation.proceed();
        };
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(null, Costly.class, true), hold);
        advisor.setOrder(ORDER);
        return advisor;
    }

    private static void refuse(Duration wait, @Nullable HttpServletResponse response) {
        long seconds = seconds(wait);
        if (response != null && !response.isCommitted()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        throw Problem.tooOften(say(
                "That was very often in a short time. Please wait {0} seconds and try again; nothing was changed.",
                seconds));
    }

    /** Whole ones, at least one. */
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
