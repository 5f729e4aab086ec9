package org.bylaw.audit.seal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Places whose row is gone while its hash is there, and the acts that say that retention removed them. Nothing that an act or a
 * table says of a row's age is believed: it is the time between two signed checkpoints, the first over the row and the first
 * over the act, that has to be as long as the rule, and the rule no shorter than Bylaw's own.
 */
final class Expiries {

    /** Months are of different lengths, and their ends differ between time zones. */
    private static final Duration SLACK = Duration.ofDays(3);

    private static final long UNSIGNED = Long.MAX_VALUE;

    private long[] places = new long[64];
    private long[] rows = new long[64];
    private long[] signed = new long[64];
    private int size;
    private int firstUnsigned;
    private final List<Claim> claims = new ArrayList<>();

    /** An act that says what went. */
    private static final class Claim {
        private final long place;
        private final ExpiryRule rule;
        private final int months;
        private final JsonNode ranges;
        private @Nullable Instant signedAt;

        private Claim(long place, ExpiryRule rule, int months, JsonNode ranges) {
            this.place = place;
            this.rule = rule;
            this.months = months;
            this.ranges = ranges;
        }

        private boolean allows(long rowSigned) {
            return signedAt != null
                    && rowSigned != UNSIGNED
                    && !Instant.ofEpochMilli(rowSigned)
                            .isAfter(signedAt.atOffset(ZoneOffset.UTC)
                                    .minusMonths(months)
                                    .toInstant()
                                    .plus(SLACK));
        }
    }

    /** A place without its row; each one stands behind the one before. */
    void gone(long place, long row) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
            signed = Arrays.copyOf(signed, 2 * size);
        }
        places[size] = place;
        rows[size] = row;
        signed[size] = UNSIGNED;
        size++;
    }

    /** A row that is as it was sealed; counts where it is an act of retention. */
    void row(long place, String canonical, JsonNode readable) {
        if (!canonical.contains(ExpiryRule.ACT)) {
            return;
        }
        JsonNode form = Jcs.read(canonical);
        int months = value(readable, "months").asInt(0);
        JsonNode ranges = value(readable, "leaves");
        if (form.path("act").asString("").equals(ExpiryRule.ACT)
                && form.path("actorId").isNull()
                && ranges.isArray()) {
            ExpiryRule.of(value(readable, "rule").asString(""))
                    .filter(rule -> months >= rule.leastMonths())
                    .ifPresent(rule -> claims.add(new Claim(place, rule, months, ranges)));
        }
    }

    private static JsonNode value(JsonNode readable, String detail) {
        return readable.path("opened").path(RowForm.DETAILS + detail).path("value");
    }

    /** A checkpoint was right: all up to here that none covered before is as old as it at least. */
    void signed(long upTo, Instant at) {
        while (firstUnsigned < size && places[firstUnsigned] < upTo) {
            signed[firstUnsigned++] = at.toEpochMilli();
        }
        claims.stream()
                .filter(claim -> claim.signedAt == null && claim.place < upTo)
                .forEach(claim -> claim.signedAt = at);
    }

    /** Acts of the last seconds, which no checkpoint covers yet, are taken as done now. */
    void trustUnsigned(Instant now) {
        claims.stream().filter(claim -> claim.signedAt == null).forEach(claim -> claim.signedAt = now);
    }

    /** Is told of each place that no act explains. */
    interface Unexplained {
        void found(Finding.Kind kind, long place, long row);
    }

    /**
     * How many went by which rule on which day, the first day first.
     *
     * @param lost whether something before the end is wrong, so that no checkpoint behind it counts: a place that such an act
     *     may explain is then not what is wrong first
     */
    List<Verdict.Removed> judge(boolean lost, Unexplained unexplained) {
        Claim[] by = new Claim[size];
        boolean[] claimed = new boolean[size];
        boolean[] unproven = new boolean[size];
        for (Claim claim : claims) {
            boolean[] which = lost && claim.signedAt == null ? unproven : claimed;
            for (JsonNode range : claim.ranges) {
                explain(claim, range.path(0).asLong(-1), range.path(1).asLong(-1), by, which);
            }
        }
        Map<Verdict.Removed, Long> removed = new TreeMap<>(Comparator.comparing(Verdict.Removed::day)
                .thenComparing(Verdict.Removed::rule)
                .thenComparing(Verdict.Removed::months));
        for (int i = 0; i < size; i++) {
            Claim claim = by[i];
            if (claim == null || claim.signedAt == null) {
                if (unproven[i]) {
                    continue;
                }
                unexplained.found(claimed[i] ? Finding.Kind.NOT_DUE : Finding.Kind.MISSING, places[i], rows[i]);
            } else {
                LocalDate day = LocalDate.ofInstant(claim.signedAt, ZoneOffset.UTC);
                removed.merge(new Verdict.Removed(day, claim.rule, claim.months, 0), 1L, Long::sum);
            }
        }
        return removed.entrySet().stream()
                .map(entry -> entry.getKey().of(entry.getValue()))
                .toList();
    }

    private void explain(Claim claim, long from, long to, Claim[] by, boolean[] claimed) {
        int found = Arrays.binarySearch(places, 0, size, from);
        for (int i = found < 0 ? -found - 1 : found; i < size && places[i] <= to; i++) {
            // An act speaks of what was there before it.
            if (places[i] < claim.place) {
                claimed[i] = true;
                if (by[i] == null && claim.allows(signed[i])) {
                    by[i] = claim;
                }
            }
        }
    }
}
