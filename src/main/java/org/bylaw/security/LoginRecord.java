package org.bylaw.security;

import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.PeopleDirectory;
import org.bylaw.shared.SubjectRef;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes each login into the trail; somebody whom the directory has not read yet is added to it first. */
@Component
class LoginRecord {

    private final PeopleDirectory directory;
    private final AuditTrail audit;

    LoginRecord(PeopleDirectory directory, AuditTrail audit) {
        this.directory = directory;
        this.audit = audit;
    }

    @Transactional
    public void record(OidcUser user, boolean forSignature) {
        UUID id = UUID.fromString(user.getName());
        directory.seen(id, user.getPreferredUsername(), user.getFullName(), user.getEmail());
        audit.record(
                forSignature ? "LoggedInToSign" : "LoggedIn",
                SubjectRef.person(id),
                SubjectRef.person(id),
                Map.of("authenticatedAt", String.valueOf(user.getAuthenticatedAt())));
    }
}
