package org.bylaw.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts on record whatever is answered with 403 and was not put on record on the way: addresses that nobody may ask for, forms
 * without their token.
 */
@Component
class RefusedRequests extends OncePerRequestFilter {

    private final RefusalRecord record;

    RefusedRequests(RefusalRecord record) {
        this.record = record;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN && !RefusalRecord.isWritten()) {
            record.refused(new Refusal(
                    Refusal.Way.ADDRESS,
                    request.getMethod() + " " + request.getRequestURI(),
                    null,
                    null,
                    Refusal.Kind.ROLE,
                    "HTTP 403"));
        }
    }

    /** It stands in the chain behind the login's filters, where it is known who asks, and nowhere else. */
    @Configuration(proxyBeanMethods = false)
    static class NotInFrontOfEverything {

        @Bean
        FilterRegistrationBean<RefusedRequests> refusedRequestsInTheChainOnly(RefusedRequests filter) {
            FilterRegistrationBean<RefusedRequests> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
