package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.bylaw.signature.ToSign;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what management signs: that the result of a review is accepted, or the risk that remains. */
@Service
public class ControlReviewSigning {

    private final ControlReviewTable table;
    private final ControlReviewActs acts;
    private final CurrentPerson currentPerson;

    ControlReviewSigning(ControlReviewTable table, ControlReviewActs acts, CurrentPerson currentPerson) {
        this.table = table;
        this.acts = acts;
        this.currentPerson = currentPerson;
    }

    /**
     * What the current person is about to sign.
     *
     * @param revision of the review as it was shown
     * @param comment why; needed for the remaining risk
     */
    @Allowed(Role.MANAGEMENT)
    @Whose(ObjectRule.NOT_OWN)
    @Transactional(readOnly = true)
    public ToSign toSign(UUID reviewId, int revision, @Nullable Acceptance acceptance, String comment) {
        ControlReviewFacts review = table.require(reviewId);
        acts.check(review);
        if (review.revision() != revision) {
            throw ControlReviewMoves.stale();
        }
        if (acceptance == null) {
            throw Problem.invalid("acceptance", say("Choose what you accept."));
        }
        ControlReviewActs.check(review, acceptance, comment);
        String me = currentPerson.require().name();
        String result = say(Objects.requireNonNull(review.result()).word());
        String title = title(review);
        boolean risk = acceptance == Acceptance.REMAINING_RISK;
        return new ToSign(
                review.subject(),
                acceptance.act(),
                title,
                risk
                        ? say(
                                "I, {0}, accept the risk that remains after “{1}”, which came to “{2}”.",
                                me, title, result)
                        : say("I, {0}, accept the result “{2}” of “{1}”.", me, title, result),
                risk ? say("Acceptance of the remaining risk") : say("Acceptance of the result of a control review"),
                ControlReviewActs.sha256(review),
                comment.strip(),
                review.path(),
                Map.of());
    }

    /** "Review 2 of 8.24 Use of cryptography". */
    static String title(ControlReviewFacts review) {
        return say("Review {0} of {1}", review.number(), review.controlTitle());
    }
}
