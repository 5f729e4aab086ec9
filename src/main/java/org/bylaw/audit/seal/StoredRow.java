package org.bylaw.audit.seal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.TrailRow;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * One row of the trail as the database has it, with its salts.
 *
 * @param salt empty once anything of the row is withheld
 * @param withheld Base64 of the hash of each value that was replaced, by its key
 * @param keptSalts Base64 of the salts of the others, where the row's own is gone
 */
record StoredRow(
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
        JsonNode details,
        @Nullable UUID salt,
        Map<String, String> withheld,
        Map<String, String> keptSalts) {

    TrailRow plain() {
        return new TrailRow(
                id,
                at,
                actorId,
                actorName,
                onBehalfOf,
                onBehalfOfName,
                address,
                act,
                subject,
                page,
                Jcs.mapper().convertValue(details, new TypeReference<Map<String, Object>>() {}));
    }
}
