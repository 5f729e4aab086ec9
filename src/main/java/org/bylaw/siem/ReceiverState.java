package org.bylaw.siem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a receiver.
 *
 * @param where its address, without secrets
 * @param waiting sealed rows that have not arrived yet
 * @param refused events that it does not take
 * @param trouble what is wrong; empty where nothing is
 * @param words of the receiver or the network about that
 * @param since when it has been wrong
 * @param nextAt the next attempt; empty where there is none before somebody acts
 * @param lastSuccess empty where nothing ever arrived
 * @param heldUntil until when a node has it to itself, which each renews every second; empty where none has it
 */
public record ReceiverState(
        String name,
        String where,
        String format,
        Kind kind,
        long waiting,
        long refused,
        @Nullable Trouble trouble,
        String words,
        @Nullable Instant since,
        @Nullable Instant nextAt,
        @Nullable Instant lastSuccess,
        @Nullable Instant heldUntil) {

    /** The states. */
    public enum Kind {
        /** Nothing was tried yet. */
        NEW,
        /** All that is sealed has arrived, or is on its way. */
        WORKING,
        /** It failed, and is tried again. */
        FAILING,
        /** It failed, and is not tried again before somebody acts. */
        STOPPED
    }
}
