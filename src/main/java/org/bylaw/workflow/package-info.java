/** The process engine behind a small door: starts, completes, correlates, cancels, and says where a process stands. */
@ApplicationModule(allowedDependencies = "shared")
package org.bylaw.workflow;

import org.springframework.modulith.ApplicationModule;
