/** Statement of Applicability: frozen versions of how the controls are tailored, approved and signed, handed out and taken in. */
@ApplicationModule(
        allowedDependencies = {
            "evidencepack",
            "shared",
            "document :: paper",
            "people",
            "audit",
            "notification",
            "work",
            "workflow",
            "control",
            "approval",
            "ui"
        })
package org.bylaw.applicability;

import org.springframework.modulith.ApplicationModule;
