/** Signatures: a sentence, its meaning and the fingerprint of what is signed, given with a login made just for it. */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "security", "ui"})
package org.bylaw.signature;

import org.springframework.modulith.ApplicationModule;
