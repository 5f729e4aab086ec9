/** Decides on one frozen text, stage by stage: rounds, seats, decisions, signatures and the four-eyes rule. */
@ApplicationModule(
        allowedDependencies = {
            "evidencepack",
            "shared",
            "people",
            "audit",
            "notification",
            "work",
            "workflow",
            "security",
            "ui"
        })
package org.bylaw.approval;

import org.springframework.modulith.ApplicationModule;
