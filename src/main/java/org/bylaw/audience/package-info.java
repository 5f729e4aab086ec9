/** Audiences: rules that say which people of the staff directory are meant, saved under a name and looked at before use. */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "ui"})
package org.bylaw.audience;

import org.springframework.modulith.ApplicationModule;
