package org.bylaw.testing;

import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.ClientsResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;

/** The realm of {@code docker/keycloak} with the demo organisation's people in it. */
public final class DemoRealm {

    /** Everyone's password in the demo and in the tests. */
    public static final String PASSWORD = "bylaw";

    public static final String CLIENT_SECRET = "demo-client-secret";
    public static final String DIRECTORY_SECRET = "demo-directory-secret";

    /** Who has no mail address, for HR to find out. */
    private static final String WITHOUT_MAIL = "jan.kral";

    private DemoRealm() {}

    /** Creates the realm where it is not there yet; says whether it did. */
    public static boolean create(String keycloakUrl, String adminPassword, String publicUrl) {
        return create(keycloakUrl, adminPassword, publicUrl, "bylaw");
    }

    /** @param name of the realm */
    public static boolean create(String keycloakUrl, String adminPassword, String publicUrl, String name) {
        try (Keycloak keycloak =
                Keycloak.getInstance(keycloakUrl, "master", KeycloakServer.ADMIN, adminPassword, "admin-cli")) {
            try {
                moveTo(publicUrl, keycloak.realm(name).clients());
                return false;
            } catch (NotFoundException e) {
                RealmRepresentation realm = realm(publicUrl);
                realm.setRealm(name);
                keycloak.realms().create(realm);
                return true;
            }
        }
    }

    /** The application may have another port than when the realm was made, or more to say: where a logout is told. */
    private static void moveTo(String publicUrl, ClientsResource clients) {
        ClientRepresentation client = clients.findByClientId("bylaw").getFirst();
        ClientRepresentation there = realm(publicUrl).getClients().stream()
                .filter(other -> other.getClientId().equals("bylaw"))
                .findFirst()
                .orElseThrow();
        if (!client.getAttributes().entrySet().containsAll(there.getAttributes().entrySet())) {
            client.setRootUrl(there.getRootUrl());
            client.setRedirectUris(there.getRedirectUris());
            client.setWebOrigins(there.getWebOrigins());
            client.setAttributes(there.getAttributes());
            clients.get(client.getId()).update(client);
        }
    }

    private static RealmRepresentation realm(String publicUrl) {
        try {
            String json = Files.readString(Path.of("docker/keycloak/bylaw-realm.json"))
                    .replace("${BYLAW_PUBLIC_URL}", publicUrl)
                    .replace("${BYLAW_BACK_CHANNEL_URL}", publicUrl)
                    .replace("${BYLAW_KEYCLOAK_CLIENT_SECRET}", CLIENT_SECRET)
                    .replace("${BYLAW_KEYCLOAK_DIRECTORY_SECRET}", DIRECTORY_SECRET);
            RealmRepresentation realm = JsonSerialization.readValue(json, RealmRepresentation.class);
            // The demo's password is short enough to be typed often.
            realm.setPasswordPolicy(null);
            List<UserRepresentation> users = new ArrayList<>(realm.getUsers());
            users.addAll(people());
            realm.setUsers(users);
            return realm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<UserRepresentation> people() throws IOException {
        try (var csv = DemoRealm.class.getResourceAsStream("/demo/people.csv")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> person(line.split(";", -1)))
                    .toList();
        }
    }

    private static UserRepresentation person(String[] cells) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(cells[0]);
        user.setFirstName(cells[1]);
        user.setLastName(cells[2]);
        if (!cells[0].equals(WITHOUT_MAIL)) {
            user.setEmail(cells[0] + "@norrland.example");
            user.setEmailVerified(true);
        }
        user.setEnabled(true);
        user.setAttributes(Map.of(
                "department", List.of(cells[3]),
                "manager", cells[4].isEmpty() ? List.of() : List.of(cells[4]),
                "location", List.of(cells[5]),
                "title", List.of(cells[6]),
                "employment", List.of("staff"),
                "locale", List.of(cells[8])));
        user.setRealmRoles(Stream.concat(Stream.of("employee"), Stream.of(cells[7].split(",")))
                .filter(role -> !role.isBlank())
                .toList());
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        user.setCredentials(List.of(password));
        return user;
    }
}
