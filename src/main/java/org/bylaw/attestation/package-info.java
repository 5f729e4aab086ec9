/** Campaigns that ask an audience to read and attest a policy, and what each person answered. */
@ApplicationModule(
        allowedDependencies = {
            "evidencepack",
            "shared",
            "document",
            "document :: paper",
            "people",
            "audience",
            "audience :: ui",
            "audit",
            "notification",
            "work",
            "workflow",
            "security",
            "policy",
            "ui"
        })
package org.bylaw.attestation;

import org.springframework.modulith.ApplicationModule;
