package org.bylaw.security;

import java.util.Objects;
import java.util.UUID;
import org.bylaw.people.PeopleDirectory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Makes the login that of the person whose account it is: everywhere behind it the name of the authentication is the
 * person's id. Somebody whom the directory has not read yet is added to it first.
 */
@Component
class PersonOfAccount implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService keycloak = new OidcUserService();
    private final PeopleDirectory directory;

    PersonOfAccount(PeopleDirectory directory) {
        this.directory = directory;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser account = keycloak.loadUser(request);
        UUID person = directory.seen(
                UUID.fromString(account.getSubject()),
                account.getPreferredUsername(),
                Objects.requireNonNullElse(account.getFullName(), account.getPreferredUsername()),
                account.getEmail());
        return new LoggedInPerson(account, person);
    }

    /** Keycloak's user under the id of the person. */
    static final class LoggedInPerson extends DefaultOidcUser {

        private final UUID personId;

        LoggedInPerson(OidcUser account, UUID personId) {
            super(account.getAuthorities(), account.getIdToken(), account.getUserInfo());
            this.personId = personId;
        }

        @Override
        public String getName() {
            return personId.toString();
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && other instanceof LoggedInPerson person && person.personId.equals(personId);
        }

        @Override
        public int hashCode() {
            return personId.hashCode();
        }
    }
}
