/** Texts without a database: Markdown made safe for browsers, two texts compared word by word, files taken in. */
@ApplicationModule(allowedDependencies = "shared")
package org.bylaw.document;

import org.springframework.modulith.ApplicationModule;
