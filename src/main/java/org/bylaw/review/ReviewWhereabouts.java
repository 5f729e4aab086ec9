package org.bylaw.review;

import java.util.List;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says when a review is due, and of a version which reviews look at it. */
@Component
@Order(50)
class ReviewWhereabouts implements Whereabouts, SubjectGuide {

    private final ReviewTable table;
    private final ReviewAccess access;

    ReviewWhereabouts(ReviewTable table, ReviewAccess access) {
        this.table = table;
        this.access = access;
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
                "Review of " + review.title() + " " + review.versionNumber(),
                "/reviews/" + review.id() + "?tab=process");
    }

    @Override
    public Outlook of(SubjectRef subject) {
        return switch (subject.kind()) {
            case SubjectRef.REVIEW ->
                new Outlook(
                        List.of(),
                        List.of(),
                        new Goal("due", table.require(subject.id()).dueOn()),
                        List.of());
            case SubjectRef.POLICY_VERSION -> {
                List<Branch> branches = table.ofVersion(subject.id()).stream()
                        .map(review -> new Branch(SubjectRef.review(review.id()), "Periodic review", review.dueOn()))
                        .toList();
                yield new Outlook(List.of(), List.of(), null, branches);
            }
            default -> Outlook.NONE;
        };
    }
}
