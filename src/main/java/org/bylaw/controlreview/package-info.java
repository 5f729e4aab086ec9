/**
 * Review of controls: the owner assesses, somebody independent tests, management accepts with a signature, and the next
 * date is set by a decision table.
 */
@ApplicationModule(
        allowedDependencies = {
            "evidencepack",
            "document :: paper",
            "shared",
            "people",
            "audit",
            "document",
            "notification",
            "work",
            "workflow",
            "control",
            "signature",
            "evidence",
            "finding",
            "ui"
        })
package org.bylaw.controlreview;

import org.springframework.modulith.ApplicationModule;
