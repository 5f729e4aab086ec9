/** One list of everything that waits for a person, whatever its kind. */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "notification", "ui"})
package org.bylaw.work;

import org.springframework.modulith.ApplicationModule;
