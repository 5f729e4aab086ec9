package org.bylaw.security;

import static org.bylaw.shared.Say.later;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.RemoteAddress;
import org.bylaw.shared.Say;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds back a network address from which very much comes without a login: each such request may cost a session or a call
 * to Keycloak. Who is logged in is counted as a person, so a whole company behind one address is not held back.
 */
class AddressLimitFilter extends OncePerRequestFilter {

    /** Cheap, and asked for by machines, by every page, and by a whole company that waits for its login. */
    private static final RequestMatcher FREE = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/actuator/health/**"),
            PathPatternRequestMatcher.pathPattern(LoginProblems.PATH),
            ResponseHeaders.STATIC);

    private final RateLimits limits;
    private final CurrentPerson currentPerson;
    private final PersonsLanguage language;

    AddressLimitFilter(RateLimits limits, CurrentPerson currentPerson, PersonsLanguage language) {
        this.limits = limits;
        this.currentPerson = currentPerson;
        this.language = language;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = FREE.matches(request) || currentPerson.id().isPresent()
                ? Optional.empty()
                : limits.take(RemoteAddress.network(request));
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(CostlyCommands.seconds(wait.get())));
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write(Say.in(
                        language.resolveLocale(request),
                        later("Very many people log in from your network just now. Please try again in a minute.")));
    }
}
