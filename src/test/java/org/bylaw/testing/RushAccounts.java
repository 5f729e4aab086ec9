package org.bylaw.testing;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Accounts of staff in Keycloak, who can do nothing but attest. */
public final class RushAccounts {

    private static final int AT_ONCE = 100;

    private RushAccounts() {}

    public static String username(int number) {
        return "rush-%04d".formatted(number);
    }

    /** @param realm that is there already */
    public static void create(KeycloakServer server, String realm, int people) {
        try (Keycloak keycloak =
                Keycloak.getInstance(server.url(), "master", KeycloakServer.ADMIN, DemoRealm.PASSWORD, "admin-cli")) {
            for (int from = 0; from < people; from += AT_ONCE) {
                PartialImportRepresentation some = new PartialImportRepresentation();
                some.setIfResourceExists(PartialImportRepresentation.Policy.SKIP.name());
                some.setUsers(IntStream.range(from, Math.min(people, from + AT_ONCE))
                        .mapToObj(RushAccounts::account)
                        .toList());
                try (Response answer = keycloak.realm(realm).partialImport(some)) {
                    if (answer.getStatus() != 200) {
                        throw new IllegalStateException("Keycloak takes no accounts: " + answer.getStatus() + " "
                                + answer.readEntity(String.class));
                    }
                }
            }
        }
    }

    private static UserRepresentation account(int number) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username(number));
        user.setFirstName("Rush");
        user.setLastName("Person " + number);
        user.setEmail(username(number) + "@example.org");
        user.setEmailVerified(true);
        user.setEnabled(true);
        user.setRealmRoles(List.of("employee"));
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(DemoRealm.PASSWORD);
        user.setCredentials(List.of(password));
        return user;
    }
}
