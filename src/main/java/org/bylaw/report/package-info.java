/** Report: the figures that management asks for, each with its course, gathered from all modules. */
@ApplicationModule(allowedDependencies = {"shared", "people", "ui"})
package org.bylaw.report;

import org.springframework.modulith.ApplicationModule;
