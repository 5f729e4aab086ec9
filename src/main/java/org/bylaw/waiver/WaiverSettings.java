package org.bylaw.waiver;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an organisation may set about waivers.
 *
 * @param longestDays from the request to the latest end
 * @param remindDays before the end, when whoever has it is reminded
 * @param decideDays from the request to the day by which it is to be decided
 * @param renewals how often one can be renewed
 */
@ConfigurationProperties("bylaw.waiver")
record WaiverSettings(
        @DefaultValue("365") int longestDays,
        @DefaultValue("30") int remindDays,
        @DefaultValue("7") int decideDays,
        @DefaultValue("2") int renewals) {}
