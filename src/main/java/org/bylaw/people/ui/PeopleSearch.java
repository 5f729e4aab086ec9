package org.bylaw.people.ui;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.StaffLine;
import org.bylaw.people.StaffList;
import org.bylaw.ui.SearchSource;
import org.springframework.stereotype.Component;

/** Finds people in the search over everything, for those who may see the list of people. */
@Component
class PeopleSearch implements SearchSource {

    private final StaffList staff;

    PeopleSearch(StaffList staff) {
        this.staff = staff;
    }

    @Override
    public List<Hit> search(String text, int limit) {
        if (!staff.seesAny()) {
            return List.of();
        }
        return staff.page(new StaffList.Filter(text, null, null, null, null, StaffList.Show.ACTIVE), 0, limit).stream()
                .map(person -> new Hit(say("Person"), person.name(), about(person), "people/" + person.id()))
                .toList();
    }

    /** "Head of security governance · Information Security · Hamburg". */
    private static String about(StaffLine person) {
        return Stream.of(person.jobTitle(), place(person))
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** "Information Security · Hamburg". */
    static String place(StaffLine person) {
        return Stream.of(person.departmentName(), person.location())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }
}
