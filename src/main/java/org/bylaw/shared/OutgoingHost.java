package org.bylaw.shared;

/**
 * A machine that a module calls, as a bean of that module made from its settings. What no such bean names is not called.
 *
 * @param name as the setting has it; blank where the setting is empty, so that nothing is called
 * @param port 0 for any
 * @param reach whether it may stand in the private network without further permission
 */
public record OutgoingHost(String name, int port, Reach reach) {

    /** Where a machine may stand. */
    public enum Reach {
        /** Outside; inside only where {@code BYLAW_OUTGOING_PRIVATE} allows its address. */
        OUTSIDE,
        /** Also inside: machines that normally stand beside Bylaw, such as the mail relay. */
        INSIDE
    }
}
