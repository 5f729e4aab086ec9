package org.bylaw.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * One row of the trail with all that it says, for whoever hands it on: a search, an export, a SIEM.
 *
 * @param id its number in the table; gaps are normal
 * @param actorId who did it; empty where Bylaw did
 * @param onBehalfOf for whom, where a substitute did it
 * @param address from where it was done; empty where the system was at work
 */
public record TrailRow(
        long id,
        Instant at,
        @Nullable UUID actorId,
        String actorName,
        @Nullable UUID onBehalfOf,
        @Nullable String onBehalfOfName,
        @Nullable String address,
        String act,
        SubjectRef subject,
        SubjectRef page,
        Map<String, Object> details) {}
