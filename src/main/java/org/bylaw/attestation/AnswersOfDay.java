package org.bylaw.attestation;

import java.time.LocalDate;

/** How many people answered on one day. */
public record AnswersOfDay(LocalDate day, long answers) {}
