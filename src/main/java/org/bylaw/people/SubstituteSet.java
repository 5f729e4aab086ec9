package org.bylaw.people;

import java.time.LocalDate;
import java.util.UUID;

/** Somebody will be away, and a substitute was named for that time; published in the transaction of the act. */
public record SubstituteSet(UUID absenceId, UUID personId, UUID substituteId, LocalDate firstDay, LocalDate lastDay) {}
