package org.bylaw.review;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says when a review is due and who decides the retirement that it asks for, and of a version which reviews look at it. */
@Component
@Order(50)
class ReviewWhereabouts implements Whereabouts, SubjectGuide {

    private final ReviewTable table;
    private final ReviewAccess access;
    private final ObjectProvider<Whereabouts> modules;

    ReviewWhereabouts(ReviewTable table, ReviewAccess access, ObjectProvider<Whereabouts> modules) {
        this.table = table;
        this.access = access;
        this.modules = modules;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.REVIEW);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        return access.mayRead(table.require(subject.id()));
    }

    @Override
    public Named name(SubjectRef subject) {
        ReviewFacts review = table.require(subject.id());
        return new Named(
                say("Review of {0} {1}", review.title(), review.versionNumber()),
                "/reviews/" + review.id() + "?tab=process");
    }

    @Override
    public Outlook of(SubjectRef subject) {
        return switch (subject.kind()) {
            case SubjectRef.REVIEW -> ofReview(table.require(subject.id()));
            case SubjectRef.POLICY_VERSION -> {
                List<Branch> branches = table.ofVersion(subject.id()).stream()
                        .map(review ->
                                new Branch(SubjectRef.review(review.id()), say("Periodic review"), review.dueOn()))
                        .toList();
                yield new Outlook(List.of(), List.of(), null, branches);
            }
            default -> Outlook.NONE;
        };
    }

    /** While a retirement is decided, the review is with whoever decides on that. */
    private Outlook ofReview(ReviewFacts review) {
        Outlook own = new Outlook(List.of(), List.of(), new Goal(say("due"), review.dueOn()), List.of());
        return review.state() == ReviewState.RETIRING
                ? modules.orderedStream()
                        .map(module -> module.of(new SubjectRef(SubjectRef.POLICY_RETIREMENT, review.policyId())))
                        .reduce(Outlook.NONE, Outlook::and)
                : own;
    }
}
