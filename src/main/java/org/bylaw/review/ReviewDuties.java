package org.bylaw.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.springframework.stereotype.Component;

/** The duty to review, in words. */
@Component
class ReviewDuties {

    static final String REVIEW = "review";

    private final Duties duties;
    private final People people;
    private final Clock clock;

    ReviewDuties(Duties duties, People people, Clock clock) {
        this.duties = duties;
        this.people = people;
        this.clock = clock;
    }

    /** When a review is late: the day that it is due on is over. */
    Instant dueAt(ReviewFacts review) {
        return review.dueOn().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    /** The reviewer; where nobody is left to ask, everyone in compliance. */
    List<UUID> askedFor(ReviewFacts review) {
        return review.reviewerId() == null
                ? people.inRole(Role.COMPLIANCE).stream().map(Person::id).toList()
                : List.of(review.reviewerId());
    }

    void open(ReviewFacts review) {
        duties.open(askedFor(review).stream()
                .map(person -> new Duty(
                        REVIEW,
                        SubjectRef.review(review.id()),
                        person,
                        "Review",
                        review.title(),
                        why(review),
                        null,
                        "/reviews/" + review.id(),
                        dueAt(review).minusSeconds(1)))
                .toList());
    }

    void close(UUID reviewId) {
        duties.closeAll(REVIEW, SubjectRef.review(reviewId));
    }

    static String why(ReviewFacts review) {
        if (review.ownerId().equals(review.reviewerId())) {
            return "as the owner";
        }
        if (review.reviewerWhy() != null) {
            return review.reviewerWhy();
        }
        return review.reviewerId() == null
                ? "for compliance: " + review.ownerName() + ", the owner, has left"
                : "as the manager of " + review.ownerName() + ", who has left";
    }
}
