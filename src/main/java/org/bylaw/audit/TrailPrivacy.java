package org.bylaw.audit;

import java.util.Set;
import java.util.UUID;

/** Takes the name of somebody who has left out of the trail; every proof stays right. */
public interface TrailPrivacy {

    /**
     * How far it got.
     *
     * @param rows in how many rows something was replaced
     * @param waiting how many rows still name the person, since they are not sealed yet; asking again later finds them
     */
    record Withheld(int rows, int waiting) {}

    /**
     * Replaces, in each sealed row, the person's name and address where they acted, their name where somebody acted for
     * them, and each value of the details that is one of the names, also inside a list. The hash that the row commits to
     * stays in the place of each value, and the salt that could test a guess is deleted. Joins the caller's transaction
     * and refuses to work without one; it does not check who asks, and records no act.
     *
     * @param names as they may stand in details: name, mail address, username; whole values only
     * @param replacement what is shown from then on, such as "Person 7F3A"
     */
    Withheld withhold(UUID personId, Set<String> names, String replacement);
}
