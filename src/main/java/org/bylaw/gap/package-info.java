/** Gaps: what is missing between controls, policies, evidence and the people who answer for them, and what to do about it. */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "evidence", "ui"})
package org.bylaw.gap;

import org.springframework.modulith.ApplicationModule;
