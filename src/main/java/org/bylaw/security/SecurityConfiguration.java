package org.bylaw.security;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Everything needs a login through Keycloak, but for the health probes and the static parts of the pages. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain web(
            HttpSecurity http,
            FreshLoginRequests loginRequests,
            LoginSuccess loginSuccess,
            PersonOfAccount personOfAccount,
            ActivePersonFilter active,
            VaadinDefaultRequestCache wishes) {
        // Else the address that one is led to after the login ends in "continue".
        HttpSessionRequestCache wishesInSession = new HttpSessionRequestCache();
        wishesInSession.setMatchingRequestParameterName(null);
        wishes.setDelegateRequestCache(wishesInSession);
        // Vaadin replaces a handler that is set at the login by its own, which is this one.
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, loginSuccess);
        return http.authorizeHttpRequests(paths -> paths.requestMatchers("/actuator/health", "/actuator/health/*")
                        .permitAll()
                        // Public keys and roots of the trail, for whoever verifies an evidence pack.
                        .requestMatchers("/.well-known/bylaw-seal-keys", "/.well-known/bylaw-checkpoint")
                        .permitAll()
                        .requestMatchers("/bylaw/**", "/favicon.ico", "/icons/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll())
                .with(vaadin(), pages -> pages.oauth2LoginPage(
                                "/oauth2/authorization/" + KeycloakRegistration.ID, "{baseUrl}/")
                        // Also where there is no page: Bylaw says so itself, not the browser.
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .oauth2Login(login -> login.authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(loginRequests))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(personOfAccount)))
                .addFilterBefore(active, AuthorizationFilter.class)
                .build();
    }

    /** The filter belongs into the chain above, behind the login, not also in front of everything. */
    @Bean
    FilterRegistrationBean<ActivePersonFilter> notAServletFilter(ActivePersonFilter active) {
        FilterRegistrationBean<ActivePersonFilter> registration = new FilterRegistrationBean<>(active);
        registration.setEnabled(false);
        return registration;
    }
}
