package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says when the review of a control is due, and who comes after whoever has it now. */
@Component
@Order(60)
class ControlReviewWhereabouts implements Whereabouts, SubjectGuide {

    private final ControlReviewTable table;
    private final ControlReviewAccess access;

    ControlReviewWhereabouts(ControlReviewTable table, ControlReviewAccess access) {
        this.table = table;
        this.access = access;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.CONTROL_REVIEW);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        return access.mayRead(table.require(subject.id()));
    }

    @Override
    public Named name(SubjectRef subject) {
        ControlReviewFacts review = table.require(subject.id());
        return new Named(ControlReviewSigning.title(review), review.path() + "?tab=process");
    }

    @Override
    public Outlook of(SubjectRef subject) {
        if (!supports(subject.kind())) {
            return Outlook.NONE;
        }
        ControlReviewFacts review = table.require(subject.id());
        return new Outlook(List.of(), next(review), new Goal(say("due"), review.dueOn()), List.of());
    }

    private static List<String> next(ControlReviewFacts review) {
        String owner = review.ownerName() == null ? say("the owner of the control") : review.ownerName();
        String reviewer = review.reviewerName() == null ? say("an independent reviewer") : review.reviewerName();
        List<String> all = List.of(owner, reviewer, say("management with a signature"));
        int gone =
                switch (review.state()) {
                    case PLANNED -> 0;
                    case ASSESSING -> 1;
                    case TESTING -> 2;
                    default -> 3;
                };
        return all.subList(gone, all.size());
    }
}
