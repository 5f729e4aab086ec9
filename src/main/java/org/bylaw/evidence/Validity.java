package org.bylaw.evidence;

import static org.bylaw.shared.Say.later;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether evidence still shows what it shows. */
public enum Validity {
    VALID(
            later("Valid"),
            "e.withdrawn_at IS NULL AND e.replaced_at IS NULL AND (e.valid_until IS NULL OR e.valid_until > :soon)"),
    EXPIRING(later("About to expire"), Validity.IN_USE + " AND e.valid_until BETWEEN :today AND :soon"),
    EXPIRED(later("Expired"), Validity.IN_USE + " AND e.valid_until < :today"),
    REPLACED(later("Replaced"), "e.replaced_at IS NOT NULL"),
    WITHDRAWN(later("Withdrawn"), "e.withdrawn_at IS NOT NULL");

    /** SQL: neither withdrawn nor replaced, and it can expire; as the index of those says it. */
    private static final String IN_USE =
            "e.valid_until IS NOT NULL AND e.withdrawn_at IS NULL AND e.replaced_at IS NULL";

    private final String word;
    private final String condition;

    Validity(String word, String condition) {
        this.word = word;
        this.condition = condition;
    }

    public String word() {
        return word;
    }

    /** SQL over evidence {@code e}, with {@code :today} and {@code :soon}, the last day that is still about to come. */
    String condition() {
        return condition;
    }

    /** Whether it still counts as evidence, valid or not: neither withdrawn nor replaced. */
    public boolean inUse() {
        return this != REPLACED && this != WITHDRAWN;
    }

    static Validity of(
            @Nullable LocalDate validUntil, boolean replaced, boolean withdrawn, LocalDate today, int soonDays) {
        if (withdrawn) {
            return WITHDRAWN;
        }
        if (replaced) {
            return REPLACED;
        }
        if (validUntil == null || validUntil.isAfter(today.plusDays(soonDays))) {
            return VALID;
        }
        return validUntil.isBefore(today) ? EXPIRED : EXPIRING;
    }
}
