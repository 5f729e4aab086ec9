package org.bylaw.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** After a login that came to nothing: writes it into the trail, and leads back to Keycloak's form. */
@Component
class LoginFailure extends SimpleUrlAuthenticationFailureHandler {

    private static final int LONGEST = 300;

    private final FailedLogins record;

    LoginFailure(FailedLogins record) {
        super("/oauth2/authorization/" + KeycloakRegistration.ID + "?error");
        this.record = record;
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
        super.onAuthenticationFailure(request, response, failure);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
