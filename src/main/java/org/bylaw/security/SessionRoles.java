package org.bylaw.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.shared.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Lets the roles of a running session follow the directory. Those of the ID token hold until the roles were read at
 * Keycloak after the login; from then on what was read holds, so that who lost a role acts without it.
 */
@Component
class SessionRoles {

    private static final String ROLE = "ROLE_";

    private final WebSessions sessions;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SessionRoles(WebSessions sessions) {
        this.sessions = sessions;
    }

    void follow(WebSession session, WebSessions.State state, HttpServletRequest request, HttpServletResponse response) {
        Instant read = state.rolesReadAt();
        if (read == null
                || !read.isAfter(session.rolesAsOf())
                || !(SecurityContextHolder.getContext().getAuthentication()
                        instanceof OAuth2AuthenticationToken login)) {
            return;
        }
        Set<Role> before = rolesOf(login);
        if (before.equals(state.roles())) {
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        OAuth2AuthenticationToken changed = new OAuth2AuthenticationToken(
                login.getPrincipal(), authorities(login, state.roles()), login.getAuthorizedClientRegistrationId());
        changed.setDetails(login.getDetails());
        context.setAuthentication(changed);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        sessions.rolesChanged(session.id(), before, state.roles());
    }

    static Set<Role> rolesOf(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(name -> name != null && name.startsWith(ROLE))
                .flatMap(name -> Role.ofName(name.substring(ROLE.length())).stream())
                .collect(Collectors.toSet());
    }

    private static List<GrantedAuthority> authorities(OAuth2AuthenticationToken login, Set<Role> roles) {
        return Stream.concat(
                        login.getAuthorities().stream().filter(granted -> !isRole(granted)),
                        roles.stream().map(role -> new SimpleGrantedAuthority(role.authority())))
                .map(GrantedAuthority.class::cast)
                .toList();
    }

    private static boolean isRole(GrantedAuthority granted) {
        String name = granted.getAuthority();
        return name != null && name.startsWith(ROLE);
    }
}
