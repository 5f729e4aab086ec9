package org.bylaw.attestation;

import java.util.UUID;

/** A policy that somebody of a team is asked about. */
public record TeamPolicy(UUID id, String title) {}
