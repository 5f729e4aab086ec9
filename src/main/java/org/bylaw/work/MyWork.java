package org.bylaw.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.Absence;
import org.bylaw.people.Absences;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Everything that waits for the current person, and for those for whom the person acts today.
 *
 * <p>The list is as quick with 20,000 open items as with 200: it reads the first ones in the order of an index, and counting
 * ends at {@link #MOST_COUNTED}. The other ways were a count of all (linear in what is open, even from an index alone) and
 * a table of counts (exact, but each act would lock the row of everybody it gives a duty to, and two sets of people in
 * another order would lock each other out). Nobody works off a list by its exact length beyond "99+".
 */
@Service
public class MyWork {

    /** Where counting ends; a count that reaches it stands for that many or more. */
    public static final int MOST_COUNTED = 100;

    private final List<WorkSource> sources;
    private final List<UpcomingSource> upcoming;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Absences absences;
    private final Clock clock;

    MyWork(
            List<WorkSource> sources,
            List<UpcomingSource> upcoming,
            CurrentPerson currentPerson,
            People people,
            Absences absences,
            Clock clock) {
        this.sources = sources;
        this.upcoming = upcoming;
        this.currentPerson = currentPerson;
        this.people = people;
        this.absences = absences;
        this.clock = clock;
    }

    /**
     * Narrows the list; an empty field is no condition.
     *
     * @param personId the current person, or one for whom they act today
     */
    public record Filter(@Nullable String kind, @Nullable UUID personId) {

        public static final Filter NONE = new Filter(null, null);
    }

    /** Somebody for whom the current person acts, until the last day of the absence. */
    public record Acting(UUID personId, String username, String name, LocalDate until) {}

    /** The first items by due date; those without a date come last. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public List<WorkItem> open(Filter filter, int limit) {
        Set<UUID> whose = whose(filter.personId());
        return sources.stream()
                .flatMap(source -> source.open(whose, filter.kind(), limit).stream())
                .sorted(Comparator.comparing(WorkItem::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(WorkItem::id))
                .limit(limit)
                .toList();
    }

    /**
     * How many there are of each kind, as far as they are counted.
     *
     * @param personId only those of one person; empty for all
     */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public Map<String, Long> counts(@Nullable UUID personId) {
        Set<UUID> whose = whose(personId);
        Map<String, Long> counts = new TreeMap<>();
        sources.forEach(source ->
                source.counts(whose, MOST_COUNTED).forEach((kind, count) -> counts.merge(kind, count, Long::sum)));
        return counts;
    }

    /** For whom the current person acts today, by name. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public List<Acting> actingFor() {
        UUID me = currentPerson.requireId();
        LocalDate today = LocalDate.now(clock);
        Map<UUID, LocalDate> until = absences.concerning(me).stream()
                .filter(absence -> absence.substituteId().equals(me) && absence.covers(today))
                .collect(Collectors.toMap(Absence::personId, Absence::lastDay, (first, second) -> second));
        return people.actsFor(me, today).stream()
                .map(person -> new Acting(
                        person.id(), person.username(), person.name(), until.getOrDefault(person.id(), today)))
                .toList();
    }

    /** What will wait for the current person next, for when nothing does now. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public List<Upcoming> upcoming(int limit) {
        UUID me = currentPerson.requireId();
        return upcoming.stream()
                .flatMap(source -> source.upcoming(me, limit).stream())
                .sorted(Comparator.comparing(Upcoming::from))
                .limit(limit)
                .toList();
    }

    /** The current person and those for whom they act, or one of them; nobody else whatever is asked for. */
    private Set<UUID> whose(@Nullable UUID personId) {
        UUID me = currentPerson.requireId();
        return Stream.concat(
                        Stream.of(me),
                        people.actsFor(me, LocalDate.now(clock)).stream().map(Person::id))
                .filter(id -> personId == null || id.equals(personId))
                .collect(Collectors.toSet());
    }
}
