package org.bylaw.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Takes Keycloak's word that somebody was logged out there (OpenID Connect Back-Channel Logout 1.0) and ends those sessions
 * for all nodes. Signature, issuer, audience and the rest of the token were checked before; that it comes once is checked here.
 */
@Component
class BackChannelLogout implements LogoutHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);

    private final WebSessions sessions;

    BackChannelLogout(WebSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcLogoutToken token)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Integer ended = sessions.endOfKeycloak(token.getId(), token.getSubject(), token.getSessionId());
        if (ended == null) {
            LOG.warn("A logout token of Keycloak's came a second time and was refused");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            LOG.info("Keycloak ended {} sessions", ended);
        }
    }
}
