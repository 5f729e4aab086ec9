package org.bylaw.people.directory;

import java.time.Instant;

/** A file that was taken over. */
public record PastImport(
        Instant importedAt,
        String byName,
        String fileName,
        int people,
        int joined,
        int changed,
        int departed,
        int leftOut) {}
