/** Policies, their versions and texts, comments and consultations, from the first draft to publication and retirement. */
@ApplicationModule(
        allowedDependencies = {
            "evidencepack",
            "document :: paper",
            "shared",
            "people",
            "audit",
            "notification",
            "work",
            "workflow",
            "document",
            "ui"
        })
package org.bylaw.policy;

import org.springframework.modulith.ApplicationModule;
