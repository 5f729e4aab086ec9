package org.bylaw.review;

import static org.bylaw.shared.Say.later;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Role;
import org.bylaw.shared.Say;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.springframework.stereotype.Component;

/** The duty to review, in words. */
@Component
class ReviewDuties {

    static final String REVIEW = "review";

    /** As {@link ReviewHandOver} writes it. */
    private static final Pattern GIVEN = Pattern.compile("in place of (.+) \\((.+)\\)");

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
                        later("Review"),
                        review.title(),
                        why(review, Locale.ENGLISH),
                        null,
                        "/reviews/" + review.id(),
                        dueAt(review).minusSeconds(1)))
                .toList());
    }

    void close(UUID reviewId) {
        duties.closeAll(REVIEW, SubjectRef.review(reviewId));
    }

    /** In that language; on record it is English. */
    static String why(ReviewFacts review, Locale language) {
        if (review.ownerId().equals(review.reviewerId())) {
            return Say.in(language, later("as the owner"));
        }
        if (review.reviewerWhy() != null) {
            Matcher given = GIVEN.matcher(review.reviewerWhy());
            return given.matches()
                    ? Say.in(language, later("in place of {0} ({1})"), given.group(1), Say.in(language, given.group(2)))
                    : review.reviewerWhy();
        }
        return review.reviewerId() == null
                ? Say.in(language, later("for compliance: {0}, the owner, has left"), review.ownerName())
                : Say.in(language, later("as the manager of {0}, who has left"), review.ownerName());
    }
}
