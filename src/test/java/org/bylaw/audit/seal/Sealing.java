package org.bylaw.audit.seal;

import org.springframework.context.ApplicationContext;

/** Seals and signs when a test of another module says so; in tests nothing is sealed by itself. */
public final class Sealing {

    private Sealing() {}

    public static void now(ApplicationContext context) {
        context.getBean(Sealer.class).sealAndSign();
    }
}
