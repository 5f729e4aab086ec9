package org.bylaw.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * After a login that came to nothing: writes it into the trail, and leads back to Keycloak's form where the person can do better
 * there. Otherwise Keycloak, which knows the person already, would send them here again and again; a page says what is wrong.
 */
@Component
class LoginFailure extends SimpleUrlAuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LoginFailure.class);

    private static final int LONGEST = 300;

    /** The wish to log in got lost or old, or the person turned back. */
    private static final Set<String> AT_THE_FORM = Set.of(
            "authorization_request_not_found",
            "invalid_state_parameter",
            "login_required",
            "interaction_required",
            "access_denied");

    private final FailedLogins record;
    private final KeycloakCheck keycloak;

    LoginFailure(FailedLogins record, KeycloakCheck keycloak) {
        super("/oauth2/authorization/" + KeycloakRegistration.ID + "?error");
        this.record = record;
        this.keycloak = keycloak;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        String error = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        // What the address says came from outside, whoever made it.
        record.loginFailed(shortened(error), shortened(Objects.requireNonNullElse(failure.getMessage(), "")));
        if (AT_THE_FORM.contains(error)) {
            super.onAuthenticationFailure(request, response, failure);
        } else {
            LOG.warn("A login could not be ended ({}): {}", error, shortened(String.valueOf(failure.getMessage())));
            // What was found before this login began does not explain it.
            keycloak.within(Duration.ZERO);
            getRedirectStrategy().sendRedirect(request, response, LoginProblems.PATH);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
