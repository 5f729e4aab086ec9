/** What operators look after: stuck steps, mails that wait, the reading of the staff directory. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "audit", "notification", "workflow", "workflow :: ui", "ui"})
package org.bylaw.operations;

import org.springframework.modulith.ApplicationModule;
