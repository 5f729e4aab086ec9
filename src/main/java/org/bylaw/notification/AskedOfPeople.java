package org.bylaw.notification;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Extension point: a module tells how much it asks of people, which is shown where no mail reaches them. */
public interface AskedOfPeople {

    /** How many things each has still to do; who has none may be left out. One query, however many they are. */
    Map<UUID, Integer> open(Collection<UUID> personIds);
}
