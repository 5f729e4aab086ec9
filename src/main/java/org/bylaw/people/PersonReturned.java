package org.bylaw.people;

import java.util.UUID;

/** Somebody who had left is active again; published in the same transaction. */
public record PersonReturned(UUID personId) {}
