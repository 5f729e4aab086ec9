package org.bylaw.applicability;

import org.bylaw.audit.HistorySight;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Whoever reads a version sees how it came about. */
@Component
class StatementHistory implements HistorySight {

    private final StatementTable table;
    private final StatementAccess access;

    StatementHistory(StatementTable table, StatementAccess access) {
        this.table = table;
        this.access = access;
    }

    @Override
    public boolean supports(String pageKind) {
        return pageKind.equals(SubjectRef.APPLICABILITY);
    }

    @Override
    public Extent of(SubjectRef page) {
        return access.mayRead(table.require(page.id())) ? Extent.EVERYTHING : Extent.NOTHING;
    }
}
