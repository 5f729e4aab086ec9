package org.bylaw.ui;

import static org.bylaw.shared.Say.later;

/** The parts of the navigation; an entry's order says in which it stands. */
enum NavigationSection {
    /** What everybody has. */
    MINE(later("Pages"), 10),
    POLICIES(later("Policies and attestation"), 30),
    CONTROLS(later("Controls and risks"), 50),
    ORGANISATION(later("Organisation"), 70);

    private final String label;
    private final int from;

    NavigationSection(String label, int from) {
        this.label = label;
        this.from = from;
    }

    String label() {
        return label;
    }

    boolean holds(int order) {
        boolean last = ordinal() == values().length - 1;
        return order >= from && (last || order < values()[ordinal() + 1].from);
    }
}
