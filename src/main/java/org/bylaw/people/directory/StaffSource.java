package org.bylaw.people.directory;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where people are administered. Methods throw {@link Unreachable} where it does not answer. */
interface StaffSource {

    /** Everyone with an account, disabled ones too; no service accounts. */
    List<StaffMember> everyone();

    /** The ids of all disabled accounts; quick enough to ask every few seconds. */
    Set<UUID> disabled();

    /** How many accounts there are. */
    int count();

    /** Those of the ids that have no account; each is asked for by itself, so keep them few. */
    Set<UUID> gone(Collection<UUID> ids);

    /** It does not answer, or refuses us; the message says which in words for an administrator. */
    final class Unreachable extends RuntimeException {

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
