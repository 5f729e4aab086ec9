package org.bylaw.people;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An absence was ended before its last day, or called off before it began; published in the transaction of the act.
 *
 * @param lastDay the last day it was to have
 */
public record AbsenceEnded(UUID absenceId, UUID personId, UUID substituteId, LocalDate lastDay) {}
