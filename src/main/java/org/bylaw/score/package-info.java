/** Score: points for each control that is in place and reviewed effective, for each framework and over time. */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "control", "ui"})
package org.bylaw.score;

import org.springframework.modulith.ApplicationModule;
