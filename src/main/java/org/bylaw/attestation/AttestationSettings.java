package org.bylaw.attestation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an organisation may set about its campaigns; both in days. When they remind is in {@code reminder-plan.dmn}.
 *
 * @param dueDays from the launch to the due date, where nobody names one
 * @param graceDays after the due date while late answers are still taken
 */
@ConfigurationProperties("bylaw.attestation")
record AttestationSettings(
        @DefaultValue("14") int dueDays, @DefaultValue("14") int graceDays) {}
