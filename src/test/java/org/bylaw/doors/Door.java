package org.bylaw.doors;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.annotation.Transactional;

/**
 * One row of the table: a service method, and who may call it on whose thing.
 *
 * @param roles who may call it at all
 * @param rule whose things it is for
 * @param changes whether it writes
 */
record Door(Class<?> bean, Method method, Set<Role> roles, ObjectRule rule, boolean changes) {

    static Optional<Door> of(Class<?> bean, Method method) {
        if (method.isSynthetic()) {
            return Optional.empty();
        }
        Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(method, Allowed.class);
        boolean all = AnnotatedElementUtils.hasAnnotation(method, AllowedToAll.class);
        if (allowed == null && !all) {
            return Optional.empty();
        }
        Set<Role> roles = allowed == null ? EnumSet.allOf(Role.class) : EnumSet.copyOf(Arrays.asList(allowed.value()));
        Whose whose = AnnotatedElementUtils.findMergedAnnotation(method, Whose.class);
        Transactional transaction = AnnotatedElementUtils.findMergedAnnotation(method, Transactional.class);
        return Optional.of(new Door(
                bean,
                method,
                roles,
                whose == null ? ObjectRule.ROLE_ONLY : whose.value(),
                transaction != null && !transaction.readOnly()));
    }

    /** Whether it is open to everyone and yet does not say for whose things. */
    boolean saysTooLittle() {
        return AnnotatedElementUtils.hasAnnotation(method, AllowedToAll.class)
                && AnnotatedElementUtils.findMergedAnnotation(method, Whose.class) == null;
    }

    String module() {
        return bean.getPackageName().split("\\.")[2];
    }

    /** Such as {@code Drafts.save(UUID, int, String)}. */
    String command() {
        return bean.getSimpleName() + "." + method.getName() + "("
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    Access of(Role role) {
        if (!roles.contains(role)) {
            return Access.NONE;
        }
        return rule.anybodys().contains(role) ? Access.ALL : Access.OWN;
    }

    /** What a role may do through a door. */
    enum Access {
        NONE("–"),
        OWN("own"),
        ALL("all");

        private final String word;

        Access(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
