package org.bylaw.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** From which network address the acts of the present thread come: the request's, or that of who began the work. */
public final class CallerAddress {

    private static final ThreadLocal<@Nullable String> CARRIED = new ThreadLocal<>();

    private CallerAddress() {}

    static @Nullable String present() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : CARRIED.get();
    }

    /** The work, to be run in another thread and recorded under the address that is present now. */
    public static Runnable carriedTo(Runnable work) {
        String address = present();
        return () -> {
            CARRIED.set(address);
            try {
                work.run();
            } finally {
                CARRIED.remove();
            }
        };
    }
}
