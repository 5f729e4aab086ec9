package org.bylaw.attestation;

import org.jspecify.annotations.Nullable;

/**
 * The figures of a part of a campaign's people.
 *
 * @param key the department's or manager's id, or the location's name; empty for people without one
 */
public record GroupFigures(@Nullable String key, String name, Figures figures) {}
