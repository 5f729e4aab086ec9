package org.bylaw.attestation;

/**
 * How a team is doing.
 *
 * @param people how many work in it now
 * @param open how many of them have something to attest still
 * @param late how many of those are past a due date
 */
public record TeamFigures(long people, long open, long late) {}
