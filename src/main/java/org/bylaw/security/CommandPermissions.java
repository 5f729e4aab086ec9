package org.bylaw.security;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.aopalliance.intercept.MethodInvocation;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Role;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;

/** Checks {@link Allowed} and {@link AllowedToAll} before the method runs, and so before its transaction begins. */
@Configuration(proxyBeanMethods = false)
class CommandPermissions {

    @Bean
    @org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor allowedRoles() {
        AuthoritiesAuthorizationManager authorities = new AuthoritiesAuthorizationManager();
        AuthorizationManager<MethodInvocation> manager = (authentication, invocation) -> {
            Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(implementation(invocation), Allowed.class);
            return allowed == null
                    ? new AuthorizationDecision(false)
                    : authorities.authorize(
                            authentication,
                            Arrays.stream(allowed.value()).map(Role::authority).toList());
        };
        return before(Allowed.class, manager);
    }

    @Bean
    @org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor everyoneLoggedIn() {
        AuthorizationManager<MethodInvocation> manager = (authentication, invocation) ->
                AuthenticatedAuthorizationManager.authenticated().authorize(authentication, invocation);
        return before(AllowedToAll.class, manager);
    }

    /** Behind what puts refusals on record, in front of the transaction. */
    private static Advisor before(
            Class<? extends Annotation> permission, AuthorizationManager<MethodInvocation> manager) {
        AuthorizationManagerBeforeMethodInterceptor check = new AuthorizationManagerBeforeMethodInterceptor(
                new AnnotationMatchingPointcut(null, permission, true), manager);
        check.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return check;
    }

    private static Method implementation(MethodInvocation invocation) {
        Object target = invocation.getThis();
        return target == null
                ? invocation.getMethod()
                : AopUtils.getMostSpecificMethod(invocation.getMethod(), target.getClass());
    }
}
