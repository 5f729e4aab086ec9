package org.bylaw.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of "My work".
 *
 * @param forPersonId whose duty it is; another than the reader's where the reader is the substitute
 */
public record WorkItem(
        UUID id,
        String kind,
        String verb,
        String title,
        String why,
        @Nullable String askedByName,
        String path,
        @Nullable Instant dueAt,
        UUID forPersonId,
        @Nullable String forPersonName) {}
