/**
 * What operators look after: how every part stands that the platform needs, stuck steps, mails that wait, the reading of the
 * staff directory.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "audit", "notification", "work", "workflow", "workflow :: ui", "ui"})
package org.bylaw.operations;

import org.springframework.modulith.ApplicationModule;
