package org.bylaw.security;

import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.SubjectRef;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes each login into the trail. */
@Component
class LoginRecord {

    private final AuditTrail audit;

    LoginRecord(AuditTrail audit) {
        this.audit = audit;
    }

    @Transactional
    public void record(OidcUser user, boolean forSignature) {
        UUID id = UUID.fromString(user.getName());
        audit.record(
                forSignature ? "LoggedInToSign" : "LoggedIn",
                SubjectRef.person(id),
                SubjectRef.person(id),
                Map.of("authenticatedAt", String.valueOf(user.getAuthenticatedAt())));
    }
}
