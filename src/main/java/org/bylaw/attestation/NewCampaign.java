package org.bylaw.attestation;

import java.time.LocalDate;

/**
 * A campaign that somebody starts by hand.
 *
 * @param message a word to the audience; may be empty
 * @param statement the sentence that people confirm
 * @param graceDays days after the due date on which late answers are still taken, 0 to 365
 * @param askAgain whether people whose attestation is still valid are asked as well
 */
public record NewCampaign(
        String message, String statement, Audience audience, LocalDate dueOn, int graceDays, boolean askAgain) {}
