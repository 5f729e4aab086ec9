package org.bylaw.controlreview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may read, assess, test and accept which review, beyond the roles. */
@Component
class ControlReviewAccess {

    /** Who may be named to test. */
    static final String[] REVIEWERS = {Role.COMPLIANCE.roleName(), Role.CONTROL_OWNER.roleName()};

    /** From whom one is chosen where nobody was named. */
    static final String[] DEFAULT_REVIEWERS = {Role.COMPLIANCE.roleName()};

    private static final Role[] READERS =
            AllowedToSeeControls.class.getAnnotation(Allowed.class).value();

    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ControlReviewAccess(People people, CurrentPerson currentPerson, Clock clock) {
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    boolean mayRead(ControlReviewFacts review) {
        if (currentPerson.hasAny(READERS)) {
            return true;
        }
        Set<UUID> us = us();
        return us.contains(review.ownerId()) || us.contains(review.reviewerId());
    }

    /** Whether the current person is to assess it: the owner, or who stands in for the owner. */
    boolean mayAssess(ControlReviewFacts review) {
        return review.state() == ControlReviewState.ASSESSING && us().contains(review.ownerId());
    }

    /** Whether the current person is to test it: the reviewer, or who stands in; never who has to do with the control. */
    boolean mayTest(ControlReviewFacts review) {
        return review.state() == ControlReviewState.TESTING
                && us().contains(review.reviewerId())
                && isIndependent(review, currentPerson.requireId());
    }

    /** Whether somebody neither owns the control nor has assessed it. */
    static boolean isIndependent(ControlReviewFacts review, UUID personId) {
        return !personId.equals(review.ownerId())
                && !personId.equals(review.controlOwnerId())
                && !personId.equals(review.assessedBy());
    }

    /** Whether the current person is to accept it: management, but nobody who had part in the review. */
    boolean mayAccept(ControlReviewFacts review) {
        return review.state() == ControlReviewState.ACCEPTING
                && review.acceptance() == null
                && currentPerson.has(Role.MANAGEMENT)
                && hadNoPart(review, currentPerson.requireId());
    }

    static boolean hadNoPart(ControlReviewFacts review, UUID personId) {
        return isIndependent(review, personId) && !personId.equals(review.testedBy());
    }

    boolean isCompliance() {
        return currentPerson.has(Role.COMPLIANCE);
    }

    /** Whether the current person, or somebody for whom they stand in, has it now or will have it. */
    boolean isOurs(ControlReviewFacts review) {
        Set<UUID> us = us();
        return us.contains(review.ownerId()) || us.contains(review.reviewerId());
    }

    /** For whom the current person acts, where it is not their own. */
    @Nullable
    UUID inPlaceOf(@Nullable UUID holder) {
        return Objects.equals(holder, currentPerson.requireId()) ? null : holder;
    }

    /** The current person and those for whom they stand in today. */
    Set<UUID> us() {
        UUID me = currentPerson.requireId();
        Set<UUID> us = new HashSet<>();
        us.add(me);
        people.actsFor(me, LocalDate.now(clock)).stream().map(Person::id).forEach(us::add);
        return us;
    }
}
