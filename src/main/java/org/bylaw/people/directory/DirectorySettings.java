package org.bylaw.people.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Which Keycloak administers our people, and the service account that may read them. */
@ConfigurationProperties("bylaw.keycloak")
record DirectorySettings(
        String url,
        @Nullable String internalUrl,
        @DefaultValue("bylaw") String realm,
        @DefaultValue("bylaw-directory") String directoryClientId,
        String directoryClientSecret) {

    /** Its address as this server reaches it. */
    String serverUrl() {
        return internalUrl == null || internalUrl.isBlank() ? url : internalUrl;
    }
}
