/** The sealed trail, handed on to the SIEM: Splunk, and whatever takes syslog; in order, and nothing lost. */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "ui"})
package org.bylaw.siem;

import org.springframework.modulith.ApplicationModule;
