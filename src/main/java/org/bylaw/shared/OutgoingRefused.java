package org.bylaw.shared;

import java.net.UnknownHostException;

/** A call to another machine that is not allowed; its message says why and which setting would allow it. */
public final class OutgoingRefused extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    OutgoingRefused(String message) {
        super(message);
    }
}
