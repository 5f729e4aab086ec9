package org.bylaw.people.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of HR's file on its way into the directory: whom it means, what they would be like, what is wrong with it. */
final class PlannedPerson {

    final StaffSheet.Row row;
    final List<StaffPreview.LineError> errors = new ArrayList<>();
    String username = "";

    @Nullable
    KnownPerson known;

    UUID id = new UUID(0, 0);
    String name = "";

    @Nullable
    String mail;

    @Nullable
    String department;

    @Nullable
    String location;

    @Nullable
    String jobTitle;

    @Nullable
    String employment;

    String language = "en";

    @Nullable
    UUID managerId;

    Fate fate = Fate.STAYS;

    /** What the line says of whether the person works here. */
    enum Fate {
        /** Works here, as the line says. */
        STAYS,
        /** Has left, by the date in the line. */
        LEAVES,
        /** Is not here yet, or left before we knew them, or is Keycloak's to let in again: nothing happens. */
        SKIPPED
    }

    PlannedPerson(StaffSheet.Row row) {
        this.row = row;
    }

    boolean isTakenOver() {
        return errors.isEmpty() && fate == Fate.STAYS;
    }

    boolean isNew() {
        return known == null;
    }

    boolean returns() {
        return known != null && !known.active();
    }

    /** Whether Keycloak has a say about this person as well. */
    boolean hasAccount() {
        return known != null && known.account();
    }
}
