package org.bylaw.people;

import java.util.UUID;

/** A person left or was disabled; published in the same transaction, so that listeners hand over what the person had. */
public record PersonLeft(UUID personId) {}
