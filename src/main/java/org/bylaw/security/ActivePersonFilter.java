package org.bylaw.security;

import static org.bylaw.shared.Say.later;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Say;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks before each request whether its session still holds: for somebody who left, was disabled, was logged out at Keycloak
 * or on another node, or lost a role, within seconds after the database knows. Whoever goes on is answered in their language.
 */
@Component
class ActivePersonFilter extends OncePerRequestFilter {

    private final CurrentPerson currentPerson;
    private final SessionStates states;
    private final SessionLifetime lifetime;
    private final SessionRoles roles;
    private final WebSessions sessions;

    ActivePersonFilter(
            CurrentPerson currentPerson,
            SessionStates states,
            SessionLifetime lifetime,
            SessionRoles roles,
            WebSessions sessions) {
        this.currentPerson = currentPerson;
        this.states = states;
        this.lifetime = lifetime;
        this.roles = roles;
        this.sessions = sessions;
    }

    /** Style sheets and scripts are for everybody, also while the database is away and a page has to say so. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ResponseHeaders.STATIC.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (currentPerson.id().isPresent()) {
            Optional<WebSession> session = WebSession.of(request);
            Optional<WebSessions.State> state = session.map(WebSession::id)
                    .map(states::of)
                    .orElseGet(() -> states.without(currentPerson.requireId()));
            if (state.isPresent() && !state.get().active()) {
                session.ifPresent(open -> {
                    sessions.end(open.id(), WebSession.End.INACTIVE);
                    RefusalRecord.isOnRecord();
                });
                drop(request);
                response.sendError(
                        HttpServletResponse.SC_FORBIDDEN,
                        Say.in(Locale.of(state.get().language()), later("This account is no longer active.")));
                return;
            }
            if (isOver(session, state)) {
                // Goes on as nobody: pages lead to the login, and open ones are told that they were logged out.
                drop(request);
            } else {
                session.ifPresent(open -> roles.follow(open, state.orElseThrow(), request, response));
                state.ifPresent(known -> PersonsLanguage.is(request, known.language()));
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isOver(Optional<WebSession> session, Optional<WebSessions.State> state) {
        if (session.isEmpty()) {
            // A login at Keycloak is always noted; one that is not was interrupted.
            return SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken;
        }
        if (state.isEmpty() || state.get().ended()) {
            return true;
        }
        if (lifetime.isOver(session.get().loggedInAt())) {
            sessions.end(session.get().id(), WebSession.End.LIFETIME);
            return true;
        }
        return false;
    }

    private static void drop(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
