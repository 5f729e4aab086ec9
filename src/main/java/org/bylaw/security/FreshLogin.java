package org.bylaw.security;

import java.time.Instant;

/**
 * A login made for one purpose just now, as signatures ask for it (21 CFR 11.200: each signing is executed with the
 * person's own credentials).
 */
public interface FreshLogin {

    /**
     * Remembers the wish and says where to send the browser.
     *
     * @param purpose what the login is for, such as {@code sign:} with the id of the stage and the text's fingerprint
     * @param returnPath where the browser comes back to, below the application's root, with a leading slash
     * @return an address below the application's root that leads to Keycloak's login form, whatever session there is
     */
    String begin(String purpose, String returnPath);

    /** Whether {@link #require} would succeed now. */
    boolean isProven(String purpose);

    /**
     * Takes the proof; it serves once.
     *
     * @return when the person gave the password at Keycloak
     * @throws org.bylaw.shared.Problem where this person has not logged in for this purpose within the last five minutes
     */
    Instant require(String purpose);
}
