package org.bylaw.security;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
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
            ResponseHeaders headers,
            BackChannelLogout backChannel,
            SessionEnds ends,
            RateLimits limits,
            CurrentPerson currentPerson,
            PersonsLanguage language,
            @Value("${bylaw.public-url}") String publicUrl,
            LoginFailure loginFailure,
            RefusedRequests refused,
            VaadinDefaultRequestCache wishes) {
        // Else the address that one is led to after the login ends in "continue".
        HttpSessionRequestCache wishesInSession = new HttpSessionRequestCache();
        wishesInSession.setMatchingRequestParameterName(null);
        wishes.setDelegateRequestCache(wishesInSession);
        // Vaadin replaces a handler that is set at the login by its own, which is this one.
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, loginSuccess);
        headers.of(http);
        return http.authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/*", SecurityContact.PATH)
                        .permitAll()
                        // Public keys and roots of the trail, for whoever verifies an evidence pack.
                        .requestMatchers("/.well-known/bylaw-seal-keys", "/.well-known/bylaw-checkpoint")
                        .permitAll()
                        .requestMatchers("/bylaw/**", "/favicon.ico", "/icons/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll())
                .with(vaadin(), pages -> pages.oauth2LoginPage(
                                "/oauth2/authorization/" + KeycloakRegistration.ID, publicUrl + "/")
                        // Also where there is no page: Bylaw says so itself, not the browser.
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .oauth2Login(login -> login.failureHandler(loginFailure)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(loginRequests))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(personOfAccount)))
                .oidcLogout(logout -> logout.backChannel(channel -> channel.logoutHandler(backChannel)))
                .logout(logout -> logout.addLogoutHandler(ends)
                        // Not the cookies, which may be those of a neighbour, nor the storage, which holds light or
                        // dark.
                        .addLogoutHandler(new HeaderWriterLogoutHandler(
                                new ClearSiteDataHeaderWriter(ClearSiteDataHeaderWriter.Directive.CACHE))))
                .addFilterAfter(new AddressLimitFilter(limits, currentPerson, language), HeaderWriterFilter.class)
                .addFilterBefore(new PolicyReports(), CsrfFilter.class)
                .addFilterBefore(active, AuthorizationFilter.class)
                .addFilterBefore(refused, CsrfFilter.class)
                .build();
    }

    /** Sessions are noted in the database for all nodes, not in the memory of one. */
    @Bean
    OidcSessionRegistry sessionsAreInTheDatabase() {
        return new OidcSessionRegistry() {
            @Override
            public void saveSessionInformation(OidcSessionInformation info) {}

            @Override
            public @Nullable OidcSessionInformation removeSessionInformation(String clientSessionId) {
                return null;
            }

            @Override
            public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
                return List.of();
            }
        };
    }

    /** The filter belongs into the chain above, behind the login, not also in front of everything. */
    @Bean
    FilterRegistrationBean<ActivePersonFilter> notAServletFilter(ActivePersonFilter active) {
        FilterRegistrationBean<ActivePersonFilter> registration = new FilterRegistrationBean<>(active);
        registration.setEnabled(false);
        return registration;
    }
}
