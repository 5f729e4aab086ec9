package org.bylaw.siem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to hand events over. */
sealed interface Delivery {

    /** The first so many have arrived. */
    record Accepted(int count) implements Delivery {}

    /** They are with the receiver, which has not confirmed them yet; ask again with the same ones. */
    record Waiting() implements Delivery {}

    /**
     * The receiver does not take one of them.
     *
     * @param position which of them, from 0; -1 where it does not say
     */
    record Rejected(int position, String words) implements Delivery {}

    /**
     * None arrived; to be tried again later.
     *
     * @param words of the receiver or of the network, for whoever looks after it
     * @param after how long to wait at least, where the receiver says so
     */
    record Failed(Trouble trouble, String words, @Nullable Duration after) implements Delivery {}

    /** None arrived, and none will until somebody changes something. */
    record Stopped(Trouble trouble, String words) implements Delivery {}
}
