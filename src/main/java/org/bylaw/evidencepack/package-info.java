/**
 * Evidence packs: all that proves who decided what on which text by which process, as one zip that can be verified by hand;
 * each module gives its part through an extension point.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "audit",
            "notification",
            "workflow",
            "document",
            "document :: paper",
            "ui"
        })
package org.bylaw.evidencepack;

import org.springframework.modulith.ApplicationModule;
