package org.bylaw.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the staff directory in step with where people are administered. */
public interface PeopleDirectory {

    /**
     * Adds somebody who logs in before the directory was read anew; a person who is there already stays as they are.
     *
     * @return the id of the person whose account it is; another one than the account's where HR's file knew them first
     */
    UUID seen(UUID accountId, String username, String name, @Nullable String email);
}
