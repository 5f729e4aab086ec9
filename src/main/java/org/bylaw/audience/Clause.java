package org.bylaw.audience;

import java.util.List;

/**
 * People who meet all of the criteria.
 *
 * @param criteria one to {@value #MOST_CRITERIA}
 */
public record Clause(List<Criterion> criteria) {

    public static final int MOST_CRITERIA = 10;

    public Clause {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
            throw new IllegalArgumentException(
                    "a clause has 1 to " + MOST_CRITERIA + " criteria, not " + criteria.size());
        }
    }

    public static Clause of(Criterion... criteria) {
        return new Clause(List.of(criteria));
    }
}
