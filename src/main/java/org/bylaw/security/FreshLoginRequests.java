package org.bylaw.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Asks Keycloak for the password even where there is a session, when the login is for a signature. */
@Component
class FreshLoginRequests implements OAuth2AuthorizationRequestResolver {

    static final String PARAMETER = "fresh";
    private static final String STATE = FreshLoginRequests.class.getName() + ".state.";

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final SessionFreshLogin freshLogin;

    FreshLoginRequests(ClientRegistrationRepository registrations, SessionFreshLogin freshLogin) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations);
        this.freshLogin = freshLogin;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return ask(request, requests.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return ask(request, requests.resolve(request, registrationId));
    }

    private @Nullable OAuth2AuthorizationRequest ask(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest resolved) {
        String token = request.getParameter(PARAMETER);
        if (resolved == null || token == null || !freshLogin.knows(token)) {
            return resolved;
        }
        request.getSession().setAttribute(STATE + resolved.getState(), token);
        return OAuth2AuthorizationRequest.from(resolved)
                .additionalParameters(parameters -> {
                    parameters.put("prompt", "login");
                    parameters.put("max_age", "0");
                })
                .build();
    }

    /** The wish that the answer of Keycloak belongs to; null for an ordinary login. */
    static @Nullable String wishOf(HttpServletRequest answer) {
        String name = STATE + answer.getParameter("state");
        Object token = answer.getSession().getAttribute(name);
        answer.getSession().removeAttribute(name);
        return (String) token;
    }
}
