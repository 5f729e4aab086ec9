package org.bylaw.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a browser's session carries of its login.
 *
 * @param id of the row that all nodes see
 * @param loggedInAt when the password was given or taken as given, by Keycloak's real clock
 * @param rolesAsOf when the roles were taken over, by the application's clock
 */
record WebSession(UUID id, Instant loggedInAt, Instant rolesAsOf) implements Serializable {

    /** Why a session ended. */
    enum End {
        LOGGED_OUT,
        /** Nobody did anything for long. */
        IDLE,
        /** However busy: it lasts no longer. */
        LIFETIME,
        /** Keycloak said so. */
        KEYCLOAK,
        /** The person ended it from another browser. */
        PERSON,
        ADMIN,
        /** The node that had it stopped. */
        STOP,
        /** The person left or was disabled. */
        INACTIVE
    }

    private static final String ATTRIBUTE = WebSession.class.getName();

    static Optional<WebSession> of(@Nullable HttpSession session) {
        return Optional.ofNullable(session).map(open -> (WebSession) open.getAttribute(ATTRIBUTE));
    }

    static Optional<WebSession> of(HttpServletRequest request) {
        return of(request.getSession(false));
    }

    void keepIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }
}
