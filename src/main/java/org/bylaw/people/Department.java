package org.bylaw.people;

import java.util.UUID;

/** A part of the organisation; {@code code} is its stable short name, used in audiences and routing decisions. */
public record Department(UUID id, String code, String name) {}
