package org.bylaw.security;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
        sessions.begin(request, user, SessionRoles.rolesOf(authentication)).keepIn(request.getSession());
        if (wish == null) {
            super.onAuthenticationSuccess(request, response, authentication);
            return;
        }
        SessionFreshLogin.Outcome outcome = freshLogin.complete(wish, user);
        if (outcome.somebodyElse()) {
            // The open pages of this session belong to another person; nothing of theirs may serve this one.
            request.getSession().invalidate();
            response.sendRedirect(request.getContextPath() + "/");
        } else {
            response.sendRedirect(
                    request.getContextPath() + (outcome.returnPath() == null ? "/" : outcome.returnPath()));
        }
    }
}
