package org.bylaw.security;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** After a login: writes it into the trail, and leads back to the page or the signature. */
@Component
class LoginSuccess extends VaadinSavedRequestAwareAuthenticationSuccessHandler {

    private final SessionFreshLogin freshLogin;
    private final LoginRecord logins;
    private final WebSessions sessions;

    LoginSuccess(SessionFreshLogin freshLogin, LoginRecord logins, WebSessions sessions) {
        this.freshLogin = freshLogin;
        this.logins = logins;
        this.sessions = sessions;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        OidcUser user = (OidcUser) authentication.getPrincipal();
        String wish = FreshLoginRequests.wishOf(request);
        logins.record(user, wish != null);
        Optional<WebSession> former = WebSession.of(request);
        WebSession noted = sessions.begin(request, user, SessionRoles.rolesOf(authentication));
        noted.keepIn(request.getSession());
        if (wish == null) {
            if (former.filter(open -> !open.id().equals(noted.id())).isPresent()) {
                // The open pages are those of a session that is over, maybe of somebody else who sat here.
                leave(request, response);
                return;
            }
            freshLogin.loggedIn(user);
            super.onAuthenticationSuccess(request, response, authentication);
            return;
        }
        SessionFreshLogin.Outcome outcome = freshLogin.complete(wish, user);
        if (outcome.somebodyElse()) {
            // The open pages of this session belong to another person; nothing of theirs may serve this one.
            leave(request, response);
        } else {
            response.sendRedirect(
                    request.getContextPath() + (outcome.returnPath() == null ? "/" : outcome.returnPath()));
        }
    }

    /** Keycloak knows the person by now, so the next login, with nothing of this session, asks for nothing. */
    private static void leave(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().invalidate();
        response.sendRedirect(request.getContextPath() + "/");
    }
}
