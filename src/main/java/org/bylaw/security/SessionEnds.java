package org.bylaw.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Notes for all nodes that a session of this one is over: the person logged out, or nobody did anything for long. */
@Component
class SessionEnds implements LogoutHandler, HttpSessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(SessionEnds.class);

    private final WebSessions sessions;
    private final SessionLifetime lifetime;
    private volatile boolean stopping;

    SessionEnds(WebSessions sessions, SessionLifetime lifetime) {
        this.sessions = sessions;
        this.lifetime = lifetime;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        WebSession.of(request).ifPresent(session -> sessions.end(session.id(), WebSession.End.LOGGED_OUT));
    }

    /** One that was ended for another reason says so in its row already. */
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        WebSession.of(event.getSession())
                .filter(session -> !stopping)
                .ifPresent(session -> sessions.end(session.id(), WebSession.End.IDLE));
    }

    /** All at once, before the server drops them one by one. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        try {
            sessions.endOfNode();
        } catch (DataAccessException e) {
            LOG.warn("The sessions of this node were not closed: {}", e.getMessage());
        }
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void tidy() {
        sessions.tidy(lifetime.most());
    }
}
