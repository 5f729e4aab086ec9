package org.bylaw.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whose things a service method gives out or changes, beyond the roles; the method checks it inside. The table of
 * permissions is made of these, and a test calls each method on a stranger's thing to see that it holds. Without it, the
 * roles are all there is.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Whose {
    ObjectRule value();
}
