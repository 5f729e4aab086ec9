package org.bylaw.controlreview;

import java.util.Optional;
import java.util.UUID;
import org.bylaw.evidence.EvidenceHolder;
import org.bylaw.finding.FindingOrigin;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may attach evidence to a review, and who may raise findings in it. */
@Component
class ControlReviewParts implements EvidenceHolder, FindingOrigin {

    private final ControlReviewTable table;
    private final ControlReviewAccess access;

    ControlReviewParts(ControlReviewTable table, ControlReviewAccess access) {
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

    /** Whoever has part in it, and compliance, until management is asked. */
    @Override
    public boolean mayAttach(SubjectRef subject) {
        ControlReviewFacts review = table.require(subject.id());
        return (review.state() == ControlReviewState.ASSESSING || review.state() == ControlReviewState.TESTING)
                && (access.isCompliance() || access.isOurs(review));
    }

    /** Whoever tests it, while they do. */
    @Override
    public boolean mayRaise(SubjectRef origin) {
        return access.mayTest(table.require(origin.id()));
    }

    @Override
    public Optional<UUID> controlOf(SubjectRef origin) {
        return Optional.of(table.require(origin.id()).controlId());
    }
}
