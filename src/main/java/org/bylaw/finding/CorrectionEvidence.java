package org.bylaw.finding;

import org.bylaw.evidence.EvidenceHolder;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Whoever corrects shows by evidence that it is done; whoever verifies adds what they found. */
@Component
class CorrectionEvidence implements EvidenceHolder {

    private final FindingTable table;
    private final FindingAccess access;

    CorrectionEvidence(FindingTable table, FindingAccess access) {
        this.table = table;
        this.access = access;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.CORRECTIVE_ACTION);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        return access.mayRead(table.ofAction(subject.id()));
    }

    @Override
    public boolean mayAttach(SubjectRef subject) {
        FindingFacts finding = table.ofAction(subject.id());
        return switch (finding.action().state()) {
            case PLAN, DOING -> access.corrects(finding) || access.isCompliance();
            case VERIFY -> access.verifies(finding) || access.isCompliance();
            case DONE -> false;
        };
    }
}
