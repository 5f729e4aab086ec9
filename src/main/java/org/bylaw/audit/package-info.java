/** The append-only trail of who did what to which thing, written in the transaction of the act itself. */
@ApplicationModule(allowedDependencies = {"shared", "people"})
package org.bylaw.audit;

import org.springframework.modulith.ApplicationModule;
