package org.bylaw.work;

import java.util.List;
import java.util.UUID;

/** Extension point: a module says what will wait for a person later, for the day when nothing waits. */
public interface UpcomingSource {

    /** What comes next for that person, the earliest first. */
    List<Upcoming> upcoming(UUID personId, int limit);
}
