package org.bylaw.audience;

import java.time.Instant;
import java.util.UUID;

/**
 * An audience with a name.
 *
 * @param revision counts its changes, so that two who change it at once notice each other
 */
public record SavedAudience(
        UUID id, String name, AudienceRule rule, int revision, String changedBy, Instant changedAt) {}
