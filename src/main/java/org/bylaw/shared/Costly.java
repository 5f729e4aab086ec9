package org.bylaw.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A service method that costs much or gives much away at once: each person may call those of its kind only so often in a
 * minute, by whichever page or address. More than that is a {@link Problem} that says how long to wait.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Costly {

    Kind value();

    /** What shares one limit; the settings under {@code bylaw.limits} say how much. */
    enum Kind {
        /** Makes a file of many rows. */
        EXPORT,
        /** Reads a file and compares it with what is there. */
        IMPORT,
        /** Looks through everything. */
        SEARCH,
        /** Makes a paper, such as a receipt. */
        DOCUMENT,
        /** Hands out a kept file. */
        DOWNLOAD,
        /** What every member of staff sends: an attestation, answers, a question. */
        ANSWER,
        /** Sends somebody to Keycloak for the password. */
        LOGIN
    }
}
