package org.bylaw.siem;

import static org.bylaw.shared.Say.say;

/** Says of each trouble what to do. */
public final class TroubleWords {

    private TroubleWords() {}

    public static String advice(Trouble trouble) {
        return switch (trouble) {
            case SETTINGS ->
                say("Something in its settings is wrong. Change it where Bylaw is started, and start again.");
            case NOT_ALLOWED ->
                say("Its address is not allowed. A receiver in the private network needs BYLAW_OUTGOING_PRIVATE.");
            case UNREACHABLE -> say("Nobody answers. Check that it runs, and that the firewall lets Bylaw through.");
            case TLS ->
                say("The encrypted connection fails. Check the receiver's certificate and name, and the authority"
                        + " in Bylaw's settings.");
            case LOGIN ->
                say("It does not accept the token. Check the token here and in Splunk, and whether it is enabled.");
            case INDEX -> say("The index is not there, or the token may not write to it. Check both in Splunk.");
            case BUSY -> say("It has too much to do. Bylaw waits and tries again by itself.");
            case NOT_CONFIRMED ->
                say("It does not confirm what it got. Bylaw sends it again by itself; the receiver knows repeats"
                        + " by their id.");
            case ODD_ANSWER -> say("It gives an answer that Bylaw does not understand. Look into the receiver's log.");
        };
    }
}
