package org.bylaw.policy.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bylaw.people.Person;
import org.bylaw.policy.Consultations.Reviewer;
import org.bylaw.policy.Consultations.Stage;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;

/** How a consultation stands for the person who looks at it. */
record Standing(
        PolicyFacts policy,
        VersionFacts version,
        Stage stage,
        List<Reviewer> reviewers,
        Person me,
        List<Person> actingFor,
        boolean steers,
        boolean writes) {

    /** The reader's own seat among those who were asked. */
    Optional<Reviewer> mine() {
        return seatOf(me);
    }

    /** Who is asked and not done: the reader, or somebody for whom the reader acts today. */
    Optional<Reviewer> waitsFor() {
        return stage != Stage.COMMENTING
                ? Optional.empty()
                : Stream.concat(Stream.of(me), actingFor.stream())
                        .flatMap(person -> seatOf(person).stream())
                        .filter(seat -> seat.doneAt() == null)
                        .findFirst();
    }

    private Optional<Reviewer> seatOf(Person person) {
        return reviewers.stream()
                .filter(reviewer -> reviewer.personId().equals(person.id()))
                .findFirst();
    }

    long answered() {
        return reviewers.stream().filter(reviewer -> reviewer.doneAt() != null).count();
    }
}
