package org.bylaw.attestation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an organisation may set about its campaigns; both in days. When they remind is in {@code reminder-plan.dmn}.
 *
 * @param dueDays from the launch to the due date, where nobody names one
 * @param graceDays after the due date while late answers are still taken
 * @param answerDays from a question, a refusal or a wish of staff to the day by which the owner has to answer
 */
@ConfigurationProperties("bylaw.attestation")
record AttestationSettings(
        @DefaultValue("14") int dueDays,
        @DefaultValue("14") int graceDays,
        @DefaultValue("5") int answerDays) {}
