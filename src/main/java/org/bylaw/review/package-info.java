/** Periodic review: each policy in force is looked at again in time, and reaffirmed, revised or retired. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "audit", "notification", "work", "workflow", "policy", "ui"})
package org.bylaw.review;

import org.springframework.modulith.ApplicationModule;
