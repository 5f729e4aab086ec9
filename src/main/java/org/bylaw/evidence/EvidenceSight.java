package org.bylaw.evidence;

import org.bylaw.audit.HistorySight;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Whoever may see evidence sees its whole history. */
@Component
class EvidenceSight implements HistorySight {

    private final EvidenceTable table;
    private final EvidenceAccess access;

    EvidenceSight(EvidenceTable table, EvidenceAccess access) {
        this.table = table;
        this.access = access;
    }

    @Override
    public boolean supports(String pageKind) {
        return pageKind.equals(SubjectRef.EVIDENCE);
    }

    @Override
    public Extent of(SubjectRef page) {
        return access.maySee(table.require(page.id())) ? Extent.EVERYTHING : Extent.NOTHING;
    }
}
