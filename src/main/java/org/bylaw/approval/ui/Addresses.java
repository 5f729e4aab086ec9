package org.bylaw.approval.ui;

import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Problem;

/** Reads ids out of addresses, which anybody can mistype. */
final class Addresses {

    private Addresses() {}

    static UUID id(Optional<String> text) {
        try {
            return text.map(UUID::fromString).orElseThrow(Addresses::incomplete);
        } catch (IllegalArgumentException e) {
            throw incomplete();
        }
    }

    private static Problem incomplete() {
        return Problem.notFound("There is no such approval. The address may be incomplete.");
    }
}
