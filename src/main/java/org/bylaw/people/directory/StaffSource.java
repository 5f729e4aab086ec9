package org.bylaw.people.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Role;

/** Where people are administered. Methods throw {@link Unreachable} where it does not answer. */
interface StaffSource {

    /** Every member of staff has it; who has it is read with the whole directory. */
    String OF_EVERYBODY = Role.EMPLOYEE.roleName();

    /** Everyone with an account, disabled ones too; no service accounts. */
    List<StaffMember> everyone();

    /** The ids of all disabled accounts; quick enough to ask every few seconds. */
    Set<UUID> disabled();

    /**
     * Who has which of our roles, by the id of the account; quick enough to ask every few seconds, since the role that
     * everybody has ({@link #OF_EVERYBODY}) is left out.
     */
    Map<UUID, Set<String>> rights();

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
