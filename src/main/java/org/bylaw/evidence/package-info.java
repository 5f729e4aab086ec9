/** Evidence: files, links and published policies that show how a control is done, each with its hash and how long it is valid. */
@ApplicationModule(
        allowedDependencies = {
            "evidencepack",
            "shared",
            "people",
            "audit",
            "document",
            "notification",
            "policy",
            "control",
            "ui"
        })
package org.bylaw.evidence;

import org.springframework.modulith.ApplicationModule;
