/**
 * Controls: frameworks side by side with their attributes and mappings, and how the organisation has tailored each control.
 */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "document", "policy", "ui"})
package org.bylaw.control;

import org.springframework.modulith.ApplicationModule;
