package org.bylaw.applicability;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows the way to a version and says what becomes of it; whoever reads it sees how it stands. */
@Component
@Order(30)
class StatementWhereabouts implements Whereabouts, SubjectGuide {

    private final StatementTable table;
    private final StatementAccess access;

    StatementWhereabouts(StatementTable table, StatementAccess access) {
        this.table = table;
        this.access = access;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.APPLICABILITY);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        return access.mayRead(table.require(subject.id()));
    }

    @Override
    public Named name(SubjectRef subject) {
        StatementVersion version = table.require(subject.id());
        return new Named(version.title() + " " + version.name(), version.path());
    }

    @Override
    public Outlook of(SubjectRef subject) {
        return supports(subject.kind()) && table.require(subject.id()).state() == StatementState.APPROVAL
                ? new Outlook(
                        List.of(), List.of(), new Goal(say("in force as soon as it is approved"), null), List.of())
                : Outlook.NONE;
    }
}
