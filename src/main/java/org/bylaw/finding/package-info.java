/** Findings and what is done about them: planned and done by an owner, shown by evidence, verified by somebody else. */
@ApplicationModule(
        allowedDependencies = {
            "evidencepack",
            "shared",
            "people",
            "audit",
            "notification",
            "work",
            "workflow",
            "control",
            "evidence",
            "ui"
        })
package org.bylaw.finding;

import org.springframework.modulith.ApplicationModule;
