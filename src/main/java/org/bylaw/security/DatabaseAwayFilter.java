package org.bylaw.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bylaw.shared.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with 503 and words where the database does not serve the request, also where the session itself could not be looked
 * up; nobody is logged out by it. A form that was sent comes back with all that was typed, to be sent again. Vaadin's pages
 * take it as a lost connection: they stay as they are and send what was done once more when it is back.
 */
@Component
class DatabaseAwayFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayFilter.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final ObjectProvider<ThymeleafViewResolver> views;
    private final PersonsLanguage language;
    private final JsonMapper json;

    DatabaseAwayFilter(ObjectProvider<ThymeleafViewResolver> views, PersonsLanguage language, JsonMapper json) {
        this.views = views;
        this.language = language;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(e);
            if (trouble.isEmpty() || response.isCommitted()) {
                throw e;
            }
            LOG.warn("{} {} was answered with 503", request.getMethod(), request.getRequestURI(), e);
            answer(trouble.get(), request, response);
        }
    }

    private void answer(DatabaseTrouble trouble, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(AGAIN_AFTER.toSeconds()));
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        LocaleContextHolder.setLocale(language.resolveLocale(request));
        try {
            List<MediaType> wanted = wanted(request);
            if (wanted.stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype)) {
                page(trouble, request, response);
            } else if (wanted.stream().anyMatch(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)) {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getWriter()
                        .write(json.writeValueAsString(Map.of(
                                "status",
                                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                                "title",
                                trouble.name(),
                                "detail",
                                trouble.words())));
            } else {
                response.setContentType(MediaType.TEXT_PLAIN_VALUE);
                response.getWriter().write(trouble.words());
            }
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private static List<MediaType> wanted(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private void page(DatabaseTrouble trouble, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        boolean sent = HttpMethod.POST.matches(request.getMethod());
        String query = request.getQueryString();
        Map<String, Object> model = Map.of(
                "words",
                trouble.words(),
                "address",
                request.getRequestURI() + (query == null ? "" : "?" + query),
                "sent",
                sent,
                "typed",
                sent ? request.getParameterMap() : Map.of());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        try {
            View view = views.getObject().resolveViewName("database-away", LocaleContextHolder.getLocale());
            Objects.requireNonNull(view).render(model, request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** It stands in the chain, where the headers of its answers are written, and nowhere else. */
    @Configuration(proxyBeanMethods = false)
    static class NotInFrontOfEverything {

        @Bean
        FilterRegistrationBean<DatabaseAwayFilter> databaseAwayInTheChainOnly(DatabaseAwayFilter filter) {
            FilterRegistrationBean<DatabaseAwayFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
