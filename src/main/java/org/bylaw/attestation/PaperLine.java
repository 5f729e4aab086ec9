package org.bylaw.attestation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of who signed on paper, looked up.
 *
 * @param who as it stands in the list
 * @param name of the person, once they are known
 * @param problem why it cannot be recorded; empty where it can
 */
public record PaperLine(
        int number,
        String who,
        @Nullable UUID personId,
        @Nullable String name,
        @Nullable UUID versionId,
        @Nullable String policy,
        @Nullable LocalDate signedOn,
        @Nullable String problem) {

    public boolean good() {
        return problem == null;
    }
}
