package org.bylaw.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends nobody to a Keycloak that is away: the browser would show a page of its own that says nothing. Whoever knows better
 * may go on from {@link LoginProblems} all the same.
 */
class LoginDoor extends OncePerRequestFilter {

    static final String LOGIN_PATH = "/oauth2/authorization/" + KeycloakRegistration.ID;
    static final String ANYWAY = "anyway";

    /** People who begin to log in within this time share one look at Keycloak. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final RequestMatcher LOGIN = PathPatternRequestMatcher.pathPattern(LOGIN_PATH);

    private final KeycloakCheck check;

    LoginDoor(KeycloakCheck check) {
        this.check = check;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (LOGIN.matches(request)
                && request.getParameter(ANYWAY) == null
                && check.within(FRESH).fault() != null) {
            response.sendRedirect(request.getContextPath() + LoginProblems.PATH);
            return;
        }
        chain.doFilter(request, response);
    }
}
