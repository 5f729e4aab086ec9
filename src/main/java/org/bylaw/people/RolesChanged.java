package org.bylaw.people;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keycloak gave people other roles than before; published in the same transaction, once for a whole reading. That somebody is
 * an employee goes without saying and is no change.
 */
public record RolesChanged(List<Change> changes) {

    public RolesChanged {
        changes = List.copyOf(changes);
    }

    /** What one person may do more and what no longer; roles by their names. */
    public record Change(UUID personId, Set<String> given, Set<String> taken) {}
}
