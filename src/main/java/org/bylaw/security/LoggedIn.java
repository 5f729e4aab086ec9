package org.bylaw.security;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.ui.WhoIAm;
import org.springframework.stereotype.Component;

/** Tells the shell who is logged in, and logs out here and at Keycloak. */
@Component
class LoggedIn implements WhoIAm {

    private final CurrentPerson currentPerson;
    private final People people;
    private final AuthenticationContext authentication;
    private final Clock clock;

    LoggedIn(CurrentPerson currentPerson, People people, AuthenticationContext authentication, Clock clock) {
        this.currentPerson = currentPerson;
        this.people = people;
        this.authentication = authentication;
        this.clock = clock;
    }

    @Override
    public String name() {
        return currentPerson.get().map(Person::name).orElse("");
    }

    @Override
    public String description() {
        return currentPerson
                .get()
                .map(person -> Stream.of(person.jobTitle(), person.departmentName())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    @Override
    public List<String> actingFor() {
        return currentPerson
                .id()
                .map(id -> people.actsFor(id, LocalDate.now(clock)).stream()
                        .map(Person::name)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void logOut() {
        authentication.logout();
    }
}
