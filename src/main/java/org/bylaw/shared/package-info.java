/** What every module speaks of: roles, subjects, problems told to people, ids and the clock. It uses no other module. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.bylaw.shared;

import org.springframework.modulith.ApplicationModule;
