package org.bylaw.attestation;

/** How somebody confirms a statement; of those that a campaign can ask for, the stronger the later. */
public enum Confirmation {
    /** A click of whoever is logged in. */
    CLICK,
    /** The own name, written out. */
    TYPED_NAME,
    /** A login at Keycloak made for this very confirmation. */
    FRESH_LOGIN,
    /** Signed on paper and recorded by HR with the scan; no campaign asks for it. */
    PAPER
}
