/** The staff directory: people, departments, managers, roles and substitutes, kept in step with Keycloak. */
@ApplicationModule(allowedDependencies = {"shared", "ui"})
package org.bylaw.people;

import org.springframework.modulith.ApplicationModule;
