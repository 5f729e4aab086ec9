package org.bylaw.audit.seal;

import org.springframework.context.ApplicationContext;

/** Lets tests and measurements of other modules have all that is written sealed and signed, without waiting for the schedule. */
public final class SealNow {

    private SealNow() {}

    public static void all(ApplicationContext application) {
        application.getBean(Sealer.class).sealAndSign();
    }
}
