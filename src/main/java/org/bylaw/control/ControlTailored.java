package org.bylaw.control;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a control is tailored has changed; published in the same transaction.
 *
 * @param applicable whether it applies now; not so where nobody has decided
 * @param ownerId who owns it now; empty where nobody does
 */
public record ControlTailored(
        UUID controlId, boolean applicable, @Nullable UUID ownerId) {}
