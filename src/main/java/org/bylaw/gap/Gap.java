package org.bylaw.gap;

import static org.bylaw.shared.Say.later;

import java.util.Arrays;
import java.util.Optional;

/** What can be missing; each is a figure and the list behind it. */
public enum Gap {
    UNSTATED(later("Applicable controls that no policy in force states"), GapSql.UNSTATED),
    UNEVIDENCED(later("Applicable controls without evidence"), GapSql.UNEVIDENCED),
    SILENT(later("Policies in force that state no control"), GapSql.SILENT),
    OWNERLESS(later("Things whose owner has left or is missing"), GapSql.OWNERLESS),
    EXPIRED(later("Evidence that has expired"), GapSql.EXPIRED),
    EXPIRING(later("Evidence that is about to expire"), GapSql.EXPIRING);

    private final String label;
    private final String sql;

    Gap(String label, String sql) {
        this.label = label;
        this.sql = sql;
    }

    public String label() {
        return label;
    }

    /** As it stands in addresses. */
    public String key() {
        return name().toLowerCase();
    }

    public static Optional<Gap> ofKey(String key) {
        return Arrays.stream(values()).filter(gap -> gap.key().equals(key)).findFirst();
    }

    /** Selects thing, id, code, title, person, day, cause and place; a page of it is one in the order of place, title, id. */
    String sql() {
        return sql;
    }
}
