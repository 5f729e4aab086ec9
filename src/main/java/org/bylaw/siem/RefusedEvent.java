package org.bylaw.siem;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a receiver does not take.
 *
 * @param index its place in the tree; empty for a checkpoint
 * @param words what the receiver says
 */
public record RefusedEvent(
        UUID id, String receiver, @Nullable Long index, String eventId, String act, String words, Instant refusedAt) {}
