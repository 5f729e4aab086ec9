package org.bylaw.audit;

import org.bylaw.shared.RemoteAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Hands work on to other threads, where it is done and recorded as it would be here: same person, same address. */
public final class Caller {

    private static final ThreadLocal<@Nullable String> CARRIED = new ThreadLocal<>();

    private Caller() {}

    /** The network address of the request, or of the one that began the work; empty where the system is at work. */
    static @Nullable String address() {
        String carried = CARRIED.get();
        if (carried != null) {
            // What was handed on is done for whoever began it, even if somebody else's request happens to run it.
            return carried;
        }
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? RemoteAddress.of(request.getRequest())
                : null;
    }

    /** The network address of whoever is behind this work, or "nowhere" where Bylaw itself is. */
    public static String from() {
        String address = address();
        return address == null ? "nowhere" : address;
    }

    /** The work, to be run in another thread on behalf of who is logged in in this one. */
    public static Runnable handedOn(Runnable work) {
        String address = address();
        return new DelegatingSecurityContextRunnable(() -> {
            CARRIED.set(address);
            try {
                work.run();
            } finally {
                CARRIED.remove();
            }
        });
    }
}
