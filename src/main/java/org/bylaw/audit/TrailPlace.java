package org.bylaw.audit;

import java.time.Instant;

/** A place between two rows of the trail, as it is read by time; rows that are added later do not move it. */
public record TrailPlace(Instant at, long id) {

    public static TrailPlace of(TrailRow row) {
        return new TrailPlace(row.at(), row.id());
    }

    /** So that the row itself is the first one before it. */
    public static TrailPlace behind(TrailRow row) {
        return new TrailPlace(row.at(), row.id() + 1);
    }
}
