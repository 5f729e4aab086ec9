package org.bylaw.risk;

import org.bylaw.audit.HistorySight;
import org.bylaw.evidence.EvidenceHolder;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** What other modules ask of a risk: its name and page, who may see it with its history and evidence, who attaches some. */
@Component
class RiskSubjects implements SubjectGuide, HistorySight, EvidenceHolder {

    private final RiskTable table;
    private final RiskAccess access;

    RiskSubjects(RiskTable table, RiskAccess access) {
        this.table = table;
        this.access = access;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.RISK);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        return access.mayRead();
    }

    @Override
    public Named name(SubjectRef subject) {
        return new Named(table.require(subject.id()).name(), "/risks/" + subject.id());
    }

    @Override
    public Extent of(SubjectRef page) {
        return access.mayRead() ? Extent.EVERYTHING : Extent.NOTHING;
    }

    @Override
    public boolean mayAttach(SubjectRef subject) {
        return access.mayDescribe(table.require(subject.id()));
    }
}
