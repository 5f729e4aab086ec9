package org.bylaw.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/** One act of the trail as it is read. */
public record AuditEntry(
        long id,
        Instant at,
        @Nullable UUID actorId,
        String actorName,
        @Nullable String onBehalfOfName,
        String act,
        SubjectRef subject,
        Map<String, Object> details) {}
