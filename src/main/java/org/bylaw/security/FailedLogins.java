package org.bylaw.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes into the trail which logins come to nothing. */
@Component
class FailedLogins {

    private final AuditTrail audit;

    FailedLogins(AuditTrail audit) {
        this.audit = audit;
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
}
