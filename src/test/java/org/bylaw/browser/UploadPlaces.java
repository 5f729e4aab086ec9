package org.bylaw.browser;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every place where people hand in files, with somebody who may, and how they get there in the demo organisation. */
final class UploadPlaces {

    static final List<Place> ALL = List.of(
            new Place("org.bylaw.risk.ui.ImportRisksView", "viktor.sand", "/risks/import", null, null),
            new Place("org.bylaw.policy.ui.ImportView", "karin.nyberg", "/policies/import", null, null),
            new Place(
                    "org.bylaw.applicability.ui.ImportStatementView",
                    "viktor.sand",
                    "/applicability/import",
                    null,
                    null),
            new Place("org.bylaw.people.ui.ImportStaffView", "petra.lindqvist", "/people/import", null, null),
            new Place(
                    "org.bylaw.operations.ui.ModelChangeSection",
                    "olle.admin",
                    "/operations/models/policy-lifecycle",
                    null,
                    null),
            new Place("org.bylaw.control.ui.FileField", "viktor.sand", "/frameworks", null, "Import a framework"),
            new Place(
                    "org.bylaw.evidence.ui.AttachDialog",
                    "viktor.sand",
                    "/evidence/",
                    "SELECT id FROM evidence WHERE kind = 'FILE' AND withdrawn_at IS NULL AND replaced_at IS NULL ORDER BY id LIMIT 1",
                    "Replace…"),
            new Place(
                    "org.bylaw.attestation.ui.PaperDialog",
                    "petra.lindqvist",
                    "/campaigns/",
                    "SELECT id FROM campaign WHERE title = 'Acceptable Use of IT 1.0' AND state = 'OPEN'",
                    "Record paper …"));

    private UploadPlaces() {}

    /**
     * One of them.
     *
     * @param type what takes the file
     * @param who somebody who may hand it in
     * @param thing SQL for the id at the end of the path, where it has one
     * @param button what opens the dialog, where it is in one
     */
    record Place(
            String type,
            String who,
            String path,
            @Nullable String thing,
            @Nullable String button) {

        Visitor openedBy(Visitor visitor, Platform platform) {
            String address = thing == null
                    ? path
                    : path + platform.jdbc().sql(thing).query(UUID.class).single();
            visitor.open(address).isSettled();
            return button == null ? visitor : visitor.presses(button);
        }

        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }
}
