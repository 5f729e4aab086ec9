package org.bylaw.applicability;

import java.util.Objects;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Tells approval rounds what they need to know of a version. Whoever drafted any part of it decides nothing. */
@Component
class StatementSubjects implements ApprovalSubject.Source {

    private final StatementTable table;
    private final People people;

    StatementSubjects(StatementTable table, People people) {
        this.table = table;
        this.people = people;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.APPLICABILITY);
    }

    @Override
    public ApprovalSubject describe(SubjectRef ref) {
        StatementVersion version = table.require(ref.id());
        return new ApprovalSubject(
                ref,
                ref,
                version.titleWithVersion(),
                version.path(),
                version.ownerId(),
                table.drafters(version.id()),
                "STATEMENT_OF_APPLICABILITY",
                "INTERNAL",
                department(version.ownerId()),
                "TAILORING",
                Objects.requireNonNullElse(version.sha256(), ""),
                version.summary());
    }

    private String department(UUID owner) {
        return people.find(owner)
                .map(Person::departmentId)
                .flatMap(people::department)
                .map(department -> department.code())
                .orElse("");
    }
}
