package org.bylaw.people;

import java.util.Set;
import java.util.UUID;

/**
 * People joined, came back, or are administered otherwise than before: department, location, title, manager, groups.
 * Published in the same transaction, once for a whole reading of the directory.
 */
public record StaffChanged(Set<UUID> personIds) {

    public StaffChanged {
        personIds = Set.copyOf(personIds);
    }
}
