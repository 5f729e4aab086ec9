/**
 * The append-only trail of who did what to which thing, written in the transaction of the act itself, and shown as a
 * history on the thing's page; how much of it somebody may see, the thing's own module says. It is sealed into a Merkle
 * tree whose root is signed, so that nobody can change it unseen.
 */
@ApplicationModule(allowedDependencies = {"shared", "people", "ui"})
package org.bylaw.audit;

import org.springframework.modulith.ApplicationModule;
