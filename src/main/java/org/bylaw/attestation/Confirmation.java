package org.bylaw.attestation;

/** How somebody confirms a statement, the stronger the later. */
public enum Confirmation {
    /** A click of whoever is logged in. */
    CLICK,
    /** The own name, written out. */
    TYPED_NAME,
    /** A login at Keycloak made for this very confirmation. */
    FRESH_LOGIN
}
