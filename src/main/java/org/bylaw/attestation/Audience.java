package org.bylaw.attestation;

import java.util.List;

/**
 * Whom a campaign asks: people of any of the departments who work at any of the locations; empty lists do not narrow.
 *
 * @param departments codes of departments
 * @param locations names of locations
 */
public record Audience(List<String> departments, List<String> locations) {

    public static final Audience EVERYONE = new Audience(List.of(), List.of());

    public Audience {
        departments = List.copyOf(departments);
        locations = List.copyOf(locations);
    }

    public boolean everyone() {
        return departments.isEmpty() && locations.isEmpty();
    }
}
