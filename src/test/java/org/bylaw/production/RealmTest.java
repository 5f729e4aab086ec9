package org.bylaw.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;

/** What the realm that is shipped allows, and what not. */
class RealmTest {

    private RealmRepresentation realm;

    @BeforeEach
    void read() throws IOException {
        realm = JsonSerialization.readValue(
                Settings.read("docker/keycloak/bylaw-realm.json"), RealmRepresentation.class);
    }

    @Test
    void guessingIsHeldBackAndLocksNobodyOutForGood() {
        assertThat(realm.isBruteForceProtected()).isTrue();
        assertThat(realm.getFailureFactor()).isLessThanOrEqualTo(10);
        assertThat(realm.isPermanentLockout()).isNotEqualTo(Boolean.TRUE);
        assertThat(realm.isRegistrationAllowed()).isFalse();
    }

    @Test
    void passwordsAreLongAndNothingElseIsAskedOfThem() {
        assertThat(realm.getPasswordPolicy())
                .contains("length(15)", "notUsername", "notEmail")
                .doesNotContain(
                        "maxLength", "upperCase", "lowerCase", "digits", "specialChars", "forceExpiredPasswordChange");
    }

    @Test
    void thereAreNoPeopleAndTheDirectoryIsOnlyRead() {
        assertThat(realm.getUsers())
                .extracting(UserRepresentation::getUsername)
                .containsExactly("service-account-bylaw-directory");
        assertThat(realm.getUsers().getFirst().getClientRoles().get("realm-management"))
                .allMatch(role -> role.startsWith("view-") || role.startsWith("query-"));
    }

    @Test
    void loginsUseTheCodeFlowWithProofOnly() {
        ClientRepresentation client = client("bylaw");
        assertThat(client.isPublicClient()).isFalse();
        assertThat(client.isStandardFlowEnabled()).isTrue();
        assertThat(client.isImplicitFlowEnabled()).isFalse();
        assertThat(client.isDirectAccessGrantsEnabled()).isFalse();
        assertThat(client.isServiceAccountsEnabled()).isFalse();
        assertThat(client.getSecret()).isEqualTo("${BYLAW_KEYCLOAK_CLIENT_SECRET}");
        assertThat(client.getRedirectUris()).isEqualTo(List.of("${BYLAW_PUBLIC_URL}/login/oauth2/code/keycloak"));
        assertThat(client.getAttributes()).containsEntry("pkce.code.challenge.method", "S256");
    }

    @Test
    void aLogoutIsToldToBylaw() {
        ClientRepresentation client = client("bylaw");
        assertThat(client.isFrontchannelLogout()).isFalse();
        assertThat(client.getAttributes())
                .containsEntry(
                        "backchannel.logout.url", "${BYLAW_BACK_CHANNEL_URL}/logout/connect/back-channel/keycloak")
                .containsEntry("backchannel.logout.session.required", "true");
    }

    private ClientRepresentation client(String id) {
        return realm.getClients().stream()
                .filter(client -> client.getClientId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
