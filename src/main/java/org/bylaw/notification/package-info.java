/**
 * Mail out of the outbox: written with the act that causes it, sent afterwards, at least once, under a stable id; and whom no
 * mail reaches.
 */
@ApplicationModule(allowedDependencies = {"shared", "people", "audit", "ui"})
package org.bylaw.notification;

import org.springframework.modulith.ApplicationModule;
