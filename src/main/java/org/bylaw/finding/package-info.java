/** Findings: what a control lacks, and what is done about it until somebody else has verified it. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "audit", "notification", "work", "workflow", "control", "ui"})
package org.bylaw.finding;

import org.springframework.modulith.ApplicationModule;
