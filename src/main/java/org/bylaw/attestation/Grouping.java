package org.bylaw.attestation;

/** By what a campaign's people are grouped. */
public enum Grouping {
    DEPARTMENT,
    LOCATION,
    MANAGER
}
