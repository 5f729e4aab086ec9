/** Retention: a term for each kind of data, legal holds that keep beyond it, and pseudonyms for people who left. */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "ui"})
package org.bylaw.retention;

import org.springframework.modulith.ApplicationModule;
