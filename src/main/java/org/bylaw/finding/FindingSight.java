package org.bylaw.finding;

import org.bylaw.audit.HistorySight;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Whoever may open a finding sees its whole history: there is nothing in it that its page does not say. */
@Component
class FindingSight implements HistorySight {

    private final FindingTable table;
    private final FindingAccess access;

    FindingSight(FindingTable table, FindingAccess access) {
        this.table = table;
        this.access = access;
    }

    @Override
    public boolean supports(String pageKind) {
        return pageKind.equals(SubjectRef.CORRECTIVE_ACTION);
    }

    @Override
    public Extent of(SubjectRef page) {
        return access.mayRead(table.ofAction(page.id())) ? Extent.EVERYTHING : Extent.NOTHING;
    }
}
