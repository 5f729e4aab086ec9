package org.bylaw.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whoever works with controls, risks and their reviews may call the method; staff in general are not among them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    Role.CONTROL_OWNER,
    Role.COMPLIANCE,
    Role.AUDITOR,
    Role.MANAGEMENT,
    Role.POLICY_OWNER,
    Role.POLICY_AUTHOR,
    Role.APPROVER,
    Role.ADMIN
})
public @interface AllowedToSeeControls {}
