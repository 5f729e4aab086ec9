/**
 * The process engine behind a small door: starts, completes, correlates, cancels, and says where a process stands. Its
 * pages show that as a picture; who has a thing, and who may see it, the features say through extension points of shared.
 */
@ApplicationModule(allowedDependencies = {"shared", "ui"})
package org.bylaw.workflow;

import org.springframework.modulith.ApplicationModule;
