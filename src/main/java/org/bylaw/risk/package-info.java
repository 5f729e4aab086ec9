/**
 * Risks: the register on the organisation's own scale, what is done about each, which controls treat it, and who accepted
 * what remains.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "audit",
            "work",
            "notification",
            "control",
            "signature",
            "evidence",
            "ui"
        })
package org.bylaw.risk;

import org.springframework.modulith.ApplicationModule;
