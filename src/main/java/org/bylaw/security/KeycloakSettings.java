package org.bylaw.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Keycloak is and who we are to it.
 *
 * @param url its address as browsers reach it
 * @param internalUrl its address as this server reaches it; the same where it is not set
 */
@ConfigurationProperties("bylaw.keycloak")
record KeycloakSettings(
        String url,
        @Nullable String internalUrl,
        @DefaultValue("bylaw") String realm,
        @DefaultValue("bylaw") String clientId,
        String clientSecret) {

    String browserRealm() {
        return url + "/realms/" + realm;
    }

    String serverRealm() {
        return (internalUrl == null || internalUrl.isBlank() ? url : internalUrl) + "/realms/" + realm;
    }
}
