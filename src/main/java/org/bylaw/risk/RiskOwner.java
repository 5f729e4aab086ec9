package org.bylaw.risk;

import java.util.UUID;

/** Somebody who owns a risk, or can. */
public record RiskOwner(UUID id, String name, String username) {}
