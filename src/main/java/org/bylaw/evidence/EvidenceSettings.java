package org.bylaw.evidence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an organisation may set about evidence.
 *
 * @param largestMb the largest file that is taken, in MB
 * @param remindDays how long before it expires the owners of its controls are told, in days
 */
@ConfigurationProperties("bylaw.evidence")
public record EvidenceSettings(
        @DefaultValue("25") int largestMb,
        @DefaultValue("30") int remindDays) {

    /** What the server takes at all; and a file is held in memory while it is checked and stored. */
    private static final int MOST_MB = 50;

    public EvidenceSettings {
        if (largestMb < 1 || largestMb > MOST_MB) {
            throw new IllegalArgumentException("bylaw.evidence.largest-mb goes from 1 to " + MOST_MB);
        }
    }

    public int largestBytes() {
        return largestMb * 1024 * 1024;
    }
}
