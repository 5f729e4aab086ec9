/** Mail out of the outbox: written with the act that causes it, sent afterwards, at least once, under a stable id. */
@ApplicationModule(allowedDependencies = {"shared", "people"})
package org.bylaw.notification;

import org.springframework.modulith.ApplicationModule;
