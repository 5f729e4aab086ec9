package org.bylaw.audit;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.util.List;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Searches the whole trail: for auditors and compliance, and for administrators, who look after logins and refusals. */
@Service
public class TrailSearch {

    /** So far rows are counted; then it is "more than". */
    public static final int MOST_COUNTED = 1_000;

    private static final int LARGEST_PAGE = 500;

    private final TrailTable table;
    private final Clock clock;

    TrailSearch(TrailTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * An act that happened at least once.
     *
     * @param kind of the thing that it was first done to
     */
    public record KnownAct(String name, String kind) {}

    /**
     * Rows that fit, the newest first.
     *
     * @param before where to go on; from the newest row on where it is empty
     * @param skip how many to leave out from there
     * @param limit from 1 to 500
     */
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public List<TrailRow> page(TrailFilter filter, @Nullable TrailPlace before, int skip, int limit) {
        requireNarrow(filter, clock);
        return table.older(filter, before, skip, Math.clamp(limit, 1, LARGEST_PAGE));
    }

    /** How many fit, counted to {@link #MOST_COUNTED}. */
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public int count(TrailFilter filter) {
        requireNarrow(filter, clock);
        return table.count(filter, MOST_COUNTED);
    }

    /** @throws Problem where there is no such row */
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public TrailRow one(long id) {
        return table.find(id)
                .orElseThrow(() -> Problem.notFound(
                        table.wasSealed(id)
                                ? say(
                                        "Row {0} is not kept any more; its hash is. “Proof of the trail” says whether its term was over.",
                                        String.valueOf(id))
                                : say("The trail has no such row.")));
    }

    /** By their names. */
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public List<KnownAct> acts() {
        return table.acts();
    }

    /** What happened to one thing from the first act on, the oldest first. */
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public List<TrailRow> story(SubjectRef object, @Nullable TrailPlace after, int limit) {
        return table.newer(TrailFilter.of(object), after, Math.clamp(limit, 1, LARGEST_PAGE));
    }

    static void requireNarrow(TrailFilter filter, Clock clock) {
        if (!filter.text().isEmpty() && !filter.isNarrow(clock.instant())) {
            throw Problem.invalid(
                    "text",
                    say(
                            "Words are looked for where an object, a person, an address or a stretch of at most {0} days is chosen, too.",
                            TrailFilter.LONGEST_READ_THROUGH.toDays()));
        }
    }
}
