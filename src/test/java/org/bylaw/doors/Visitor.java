package org.bylaw.doors;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Somebody who tries doors: with one role alone, or not logged in at all.
 *
 * @param role null for whoever is not logged in
 */
record Visitor(@Nullable Role role, UUID personId) {

    String name() {
        return role == null ? "nobody logged in" : role.roleName();
    }

    Authentication login() {
        return role == null
                ? new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))
                : UsernamePasswordAuthenticationToken.authenticated(
                        personId.toString(), "none", List.of(new SimpleGrantedAuthority(role.authority())));
    }

    /** What came back, or what it was refused with. */
    record Answer(@Nullable Object result, @Nullable Throwable refusal) {}

    /** Calls the bean as the application has it, with all that stands in front of it. */
    Answer call(ApplicationContext context, Door door, @Nullable Object[] arguments) {
        var former = SecurityContextHolder.getContext();
        var mine = SecurityContextHolder.createEmptyContext();
        mine.setAuthentication(login());
        SecurityContextHolder.setContext(mine);
        try {
            Object bean = context.getBean(door.bean());
            Method method = door.method();
            method.setAccessible(true);
            return new Answer(method.invoke(bean, arguments), null);
        } catch (InvocationTargetException e) {
            return new Answer(null, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } finally {
            SecurityContextHolder.setContext(former);
        }
    }
}
