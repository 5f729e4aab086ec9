package org.bylaw.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.SubjectRef;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes into the trail how sessions end that somebody ends, and logins that come to nothing. That one runs out is no act. */
@Component
class SessionRecord {

    private final AuditTrail audit;

    SessionRecord(AuditTrail audit) {
        this.audit = audit;
    }

    /** By the button, or by the address of the logout. */
    @EventListener
    @Transactional
    public void loggedOut(LogoutSuccessEvent event) {
        as(event.getAuthentication(), () -> {
            SubjectRef person = person(event.getAuthentication());
            audit.record("LoggedOut", person, person, Map.of());
        });
    }

    /**
     * Bylaw or Keycloak ended it.
     *
     * @param why {@code inactive} where the person left or was disabled, {@code roles} where they lost roles, {@code keycloak}
     *     where Keycloak ended it
     */
    @Transactional
    public void ended(Authentication whose, String why) {
        as(whose, () -> {
            SubjectRef person = person(whose);
            audit.record("SessionEnded", person, person, Map.of("when", why));
        });
    }

    /**
     * A login came back from Keycloak and was not taken.
     *
     * @param error as OAuth 2.0 calls it, such as {@code access_denied}
     * @param why what is known beside that; empty where nothing is
     */
    @Transactional
    public void loginFailed(String error, String why) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("error", error);
        if (!why.isBlank() && !why.equals(error)) {
            details.put("cause", why);
        }
        audit.record("LoginFailed", SubjectRef.BYLAW, SubjectRef.BYLAW, details);
    }

    private static SubjectRef person(Authentication whose) {
        return SubjectRef.person(UUID.fromString(Objects.requireNonNull(whose.getName())));
    }

    /** By now nobody is logged in any more. */
    private static void as(Authentication who, Runnable act) {
        SecurityContext former = SecurityContextHolder.getContext();
        SecurityContext theirs = SecurityContextHolder.createEmptyContext();
        theirs.setAuthentication(who);
        SecurityContextHolder.setContext(theirs);
        try {
            act.run();
        } finally {
            SecurityContextHolder.setContext(former);
        }
    }
}
