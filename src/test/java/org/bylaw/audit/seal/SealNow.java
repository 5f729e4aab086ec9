package org.bylaw.audit.seal;

import org.springframework.context.ApplicationContext;

/** Seals what is written, for tests of modules that read the sealed trail. */
public final class SealNow {

    private SealNow() {}

    public static void in(ApplicationContext context) {
        context.getBean(Sealer.class).sealAndSign();
    }
}
