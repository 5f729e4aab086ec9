/** The shell around all pages, and the parts that they share, so that every page looks and behaves alike. */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "shared")
package org.bylaw.ui;

import org.springframework.modulith.ApplicationModule;
