package org.bylaw.attestation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an organisation may set about its campaigns; all in days.
 *
 * @param dueDays from the launch to the due date, where nobody names one
 * @param graceDays after the due date while late answers are still taken
 * @param remindBeforeDays from the first reminder to the due date
 * @param remindAfterDays from the due date to the reminder of those who are late
 * @param escalateAfterDays from the due date to the mail to the line managers
 */
@ConfigurationProperties("bylaw.attestation")
record AttestationSettings(
        @DefaultValue("14") int dueDays,
        @DefaultValue("14") int graceDays,
        @DefaultValue("3") int remindBeforeDays,
        @DefaultValue("2") int remindAfterDays,
        @DefaultValue("5") int escalateAfterDays) {}
