package org.bylaw.review;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may read and decide which review, beyond the roles: the owner, the reviewer, and who stands in for them. */
@Component
class ReviewAccess {

    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ReviewAccess(People people, CurrentPerson currentPerson, Clock clock) {
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    boolean mayRead(ReviewFacts review) {
        return !readable(List.of(review)).isEmpty();
    }

    List<ReviewFacts> readable(List<ReviewFacts> reviews) {
        if (currentPerson.hasAny(ReviewCalendar.SEE_ALL)) {
            return reviews;
        }
        boolean reader = currentPerson.hasAny(ReviewCalendar.READERS);
        Set<UUID> us = us();
        return reviews.stream()
                .filter(review -> (reader && !review.confined()) || isOf(review, us))
                .toList();
    }

    boolean isMine(ReviewFacts review) {
        return isOf(review, us());
    }

    private boolean isOf(ReviewFacts review, Set<UUID> us) {
        return us.contains(review.ownerId())
                || (review.reviewerId() == null
                        ? currentPerson.has(Role.COMPLIANCE)
                        : us.contains(review.reviewerId()));
    }

    private Set<UUID> us() {
        UUID me = currentPerson.requireId();
        return Stream.concat(
                        Stream.of(me),
                        people.actsFor(me, LocalDate.now(clock)).stream().map(Person::id))
                .collect(Collectors.toSet());
    }

    /** For whom the current person decides; empty where it is their own review. */
    @Nullable
    UUID decidesFor(ReviewFacts review) {
        if (!isMine(review)) {
            throw Problem.forbidden(say(
                    "{0} decides this review, or the substitute while they are away.",
                    review.reviewerName() == null ? say("Compliance") : review.reviewerName()));
        }
        UUID me = currentPerson.requireId();
        if (me.equals(review.ownerId()) || me.equals(review.reviewerId())) {
            return null;
        }
        List<UUID> absent = people.actsFor(me, LocalDate.now(clock)).stream()
                .map(Person::id)
                .filter(id -> id.equals(review.reviewerId()) || id.equals(review.ownerId()))
                .toList();
        return absent.isEmpty() ? null : absent.getFirst();
    }
}
