package org.bylaw.security;

import io.github.bucket4j.Bucket;
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

    /** So many have a row of their own in a minute. Anybody can make more without an account; those are counted. */
    static final int MOST_ROWS_A_MINUTE = 60;

    private static final String LOGIN_ENDS_AT = "/login/oauth2/code/" + KeycloakRegistration.ID;

    /** The wish to log in got lost or old, or the person turned back. */
    private static final Set<String> AT_THE_FORM = Set.of(
            "authorization_request_not_found",
            "invalid_state_parameter",
            "login_required",
            "interaction_required",
            "access_denied");

    private final FailedLogins record;
    private final RefusalRecord refusals;
    private final KeycloakCheck keycloak;
    private final Bucket rows = Bucket.builder()
            .addLimit(
                    limit -> limit.capacity(MOST_ROWS_A_MINUTE).refillGreedy(MOST_ROWS_A_MINUTE, Duration.ofMinutes(1)))
            .build();

    LoginFailure(FailedLogins record, RefusalRecord refusals, KeycloakCheck keycloak) {
        super("/oauth2/authorization/" + KeycloakRegistration.ID + "?error");
        this.record = record;
        this.refusals = refusals;
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
        if (rows.tryConsume(1)) {
            record.loginFailed(shortened(error), shortened(Objects.requireNonNullElse(failure.getMessage(), "")));
        } else {
            refusals.refused(new Refusal(
                    Refusal.Way.ADDRESS,
                    request.getMethod() + " " + LOGIN_ENDS_AT,
                    null,
                    null,
                    Refusal.Kind.RULE,
                    "One of very many logins that came to nothing"));
        }
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
