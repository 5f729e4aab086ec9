/** Waivers: exceptions to a policy or a control, decided by its owner and management, in force until their end. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "audit",
            "notification",
            "work",
            "workflow",
            "document",
            "policy",
            "control",
            "evidence",
            "signature",
            "ui"
        })
package org.bylaw.waiver;

import org.springframework.modulith.ApplicationModule;
