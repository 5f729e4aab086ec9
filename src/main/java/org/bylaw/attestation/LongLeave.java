package org.bylaw.attestation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A long leave; both days are included.
 *
 * @param enteredBy name of whoever of HR entered it
 */
public record LongLeave(UUID id, LocalDate firstDay, LocalDate lastDay, String enteredBy) {}
