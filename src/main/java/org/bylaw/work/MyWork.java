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
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToAll;
import org.springframework.stereotype.Service;

/** Everything that waits for the current person, and for those for whom the person acts today. */
@Service
public class MyWork {

    private final List<WorkSource> sources;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Clock clock;

    MyWork(List<WorkSource> sources, CurrentPerson currentPerson, People people, Clock clock) {
        this.sources = sources;
        this.currentPerson = currentPerson;
        this.people = people;
        this.clock = clock;
    }

    /** The first items by due date; those without a date come last. */
    @AllowedToAll
    public List<WorkItem> open(int limit) {
        Set<UUID> us = us();
        return sources.stream()
                .flatMap(source -> source.open(us, limit).stream())
                .sorted(Comparator.comparing(WorkItem::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(WorkItem::id))
                .limit(limit)
                .toList();
    }

    /** How many there are of each kind. */
    @AllowedToAll
    public Map<String, Long> counts() {
        Set<UUID> us = us();
        Map<String, Long> counts = new TreeMap<>();
        sources.forEach(source -> source.counts(us).forEach((kind, count) -> counts.merge(kind, count, Long::sum)));
        return counts;
    }

    private Set<UUID> us() {
        UUID me = currentPerson.requireId();
        return Stream.concat(
                        Stream.of(me),
                        people.actsFor(me, LocalDate.now(clock)).stream().map(Person::id))
                .collect(Collectors.toSet());
    }
}
