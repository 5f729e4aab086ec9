package org.bylaw.signature;

import java.util.UUID;

/** What the signing page does: shows the sentence, sends its reader to Keycloak, and signs when they come back. */
public interface Signing {

    /**
     * What the current person is about to sign, or has signed.
     *
     * @throws org.bylaw.shared.Problem NOT_FOUND where the current person has nothing to sign under that id
     */
    SigningPage page(UUID id);

    /** The address of Keycloak's login form for this one signature, below the application's root. */
    String login(UUID id);

    /** Whether the current person has just logged in for this signature. */
    boolean isReady(UUID id);

    /**
     * Signs, and does what the signature says.
     *
     * @throws org.bylaw.shared.Problem where the login is missing or old, the thing changed, or its module refuses
     */
    void sign(UUID id);
}
