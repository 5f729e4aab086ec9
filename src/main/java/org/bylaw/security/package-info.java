/** Who comes in and what they may: login through Keycloak, roles as authorities, permissions of commands, fresh logins for signatures. */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "ui"})
package org.bylaw.security;

import org.springframework.modulith.ApplicationModule;
