package org.bylaw.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.Absence;
import org.bylaw.people.Absences;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.Policies;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;
import org.bylaw.shared.Say;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what is shown of one review: how it stands, what has happened since the last one, and what is asked of me. */
@Service
public class ReviewPages {

    private final Reviews reviews;
    private final ReviewAccess access;
    private final ReviewCycle cycle;
    private final Policies policies;
    private final Absences absences;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ReviewPages(
            Reviews reviews,
            ReviewAccess access,
            ReviewCycle cycle,
            Policies policies,
            Absences absences,
            CurrentPerson currentPerson,
            Clock clock) {
        this.reviews = reviews;
        this.access = access;
        this.cycle = cycle;
        this.policies = policies;
        this.absences = absences;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @AllowedToAll
    @Whose(ObjectRule.REVIEW_READER)
    @Transactional(readOnly = true)
    public ReviewPage page(UUID reviewId) {
        ReviewFacts review = reviews.review(reviewId);
        List<ReviewFacts> all = reviews.ofPolicy(review.policyId());
        VersionFacts reviewed = policies.version(review.versionId());
        return new ReviewPage(
                review,
                ReviewDuties.why(review, Say.language()),
                all.stream().filter(other -> doneBefore(other, review)).toList(),
                policies.versions(review.policyId()).stream()
                        .filter(version -> version.createdAt().isAfter(reviewed.createdAt()))
                        .toList(),
                all.stream()
                        .filter(other -> other.state() == ReviewState.PLANNED
                                && !other.id().equals(reviewId))
                        .findFirst()
                        .orElse(null),
                turn(review),
                cycle.nextDueOn(review),
                mayBringForward(review));
    }

    /** Whether the current person may open this review before its time. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean mayBringForward(ReviewFacts review) {
        return review.state() == ReviewState.PLANNED && currentPerson.has(Role.COMPLIANCE);
    }

    private static boolean doneBefore(ReviewFacts other, ReviewFacts review) {
        Instant done = other.decidedAt();
        return other.state() == ReviewState.CLOSED
                && !other.id().equals(review.id())
                && done != null
                && (review.decidedAt() == null || done.isBefore(review.decidedAt()));
    }

    private ReviewPage.@Nullable Turn turn(ReviewFacts review) {
        if (!reviews.mayDecide(review)) {
            return null;
        }
        UUID absent = access.decidesFor(review);
        if (absent == null) {
            return new ReviewPage.Turn(null, null);
        }
        UUID me = currentPerson.requireId();
        LocalDate today = LocalDate.now(clock);
        return absences.concerning(me).stream()
                .filter(absence -> absence.personId().equals(absent)
                        && absence.substituteId().equals(me)
                        && absence.covers(today))
                .map(ReviewPages::turn)
                .findFirst()
                .orElseGet(() -> new ReviewPage.Turn(null, null));
    }

    private static ReviewPage.Turn turn(Absence absence) {
        return new ReviewPage.Turn(absence.personName(), absence.lastDay());
    }
}
