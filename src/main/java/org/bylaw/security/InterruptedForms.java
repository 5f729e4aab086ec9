package org.bylaw.security;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bylaw.people.CurrentPerson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps what is sent with a plain form whose session is gone, because its node died or the person read for long, and leads
 * through the login back to the page. Only what this site's own pages sent is kept: browsers say so in {@code Origin}.
 */
@Component
class InterruptedForms extends OncePerRequestFilter {

    /** Characters; more than any of those forms takes. */
    private static final int LARGEST = 20_000;

    /**
     * Characters of all that is kept, and as many again in each hour, which is how long an idle session lasts: nobody needs an
     * account to send a form, and the memory is everybody's. A whole company in the middle of its forms needs less.
     */
    static final int MOST = 10_000_000;

    private final Bucket room = Bucket.builder()
            .addLimit(limit -> limit.capacity(MOST).refillGreedy(MOST, Duration.ofHours(1)))
            .build();

    private final CurrentPerson currentPerson;
    private final SessionStates states;
    private final RequestMatcher forms;
    private final String origin;

    InterruptedForms(
            CurrentPerson currentPerson,
            SessionStates states,
            List<FormPages> pages,
            @Value("${bylaw.public-url}") String publicUrl) {
        this.currentPerson = currentPerson;
        this.states = states;
        forms = new OrRequestMatcher(pages.stream()
                .map(page -> (RequestMatcher) PathPatternRequestMatcher.pathPattern(HttpMethod.POST, page.forms()))
                .toList());
        origin = ResponseHeaders.origin(publicUrl);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!forms.matches(request)
                || !origin.equals(request.getHeader(HttpHeaders.ORIGIN))
                || isLoggedIn(request)
                || !hasRoom(size(request.getParameterMap()))) {
            chain.doFilter(request, response);
            return;
        }
        HttpSession former = request.getSession(false);
        if (former != null) {
            former.invalidate();
        }
        String path = request.getRequestURI();
        String page = path.substring(0, path.lastIndexOf('/'));
        new InterruptedForm(page, path.substring(page.length() + 1), fields(request)).keepIn(request.getSession());
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, page);
    }

    private boolean hasRoom(int size) {
        return size <= LARGEST && room.tryConsume(Math.max(1, size));
    }

    private boolean isLoggedIn(HttpServletRequest request) {
        if (currentPerson.id().isEmpty()) {
            return false;
        }
        Optional<WebSession> session = WebSession.of(request);
        return session.isEmpty()
                || !session.map(WebSession::id)
                        .flatMap(states::of)
                        .map(WebSessions.State::ended)
                        .orElse(true);
    }

    private static int size(Map<String, String[]> fields) {
        return fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length()
                        + Arrays.stream(field.getValue())
                                .mapToInt(value -> value.length() + 1)
                                .sum())
                .sum();
    }

    private static Map<String, List<String>> fields(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> List.of(field.getValue())));
    }

    /** It stands in the chain in front of the check of the form's token, which went with the session, and nowhere else. */
    @Configuration(proxyBeanMethods = false)
    static class NotInFrontOfEverything {

        @Bean
        FilterRegistrationBean<InterruptedForms> interruptedFormsInTheChainOnly(InterruptedForms filter) {
            FilterRegistrationBean<InterruptedForms> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
