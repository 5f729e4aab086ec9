package org.bylaw.audit.ui;

import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.TrailRow;

/** Rows of the trail as acts of a history, which have their words. */
final class TrailWords {

    private TrailWords() {}

    static AuditEntry entry(TrailRow row) {
        return new AuditEntry(
                row.id(),
                row.at(),
                row.actorId(),
                row.actorName(),
                row.onBehalfOfName(),
                row.act(),
                row.subject(),
                row.details());
    }
}
