package org.bylaw.applicability;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.DutyHandOver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets whoever drafts a statement give that to somebody else of compliance. */
@Component
class StatementHandOver implements DutyHandOver {

    private final StatementTable table;
    private final StatementDuties duties;
    private final People people;
    private final AuditTrail audit;
    private final Outbox outbox;

    StatementHandOver(StatementTable table, StatementDuties duties, People people, AuditTrail audit, Outbox outbox) {
        this.table = table;
        this.duties = duties;
        this.people = people;
        this.audit = audit;
        this.outbox = outbox;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(StatementDuties.FINISH);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(SubjectRef subject, Person from, Person to, String why) {
        StatementVersion version = table.lock(subject.id());
        if (!people.rolesOf(to.id()).contains(Role.COMPLIANCE)) {
            throw Problem.invalid("to", say("{0} is not in compliance, which drafts the statement.", to.name()));
        }
        if (duties.holders(subject).contains(to.id())) {
            throw Problem.invalid("to", say("{0} has this to do already.", to.name()));
        }
        duties.handOver(subject, from.id(), to.id(), why);
        Map<String, String> words =
                Map.of("title", version.title(), "version", version.name(), "from", from.name(), "why", why);
        outbox.urgent(List.of(to.id()), "statement.handed-over", words, version.path());
        audit.record(
                "StatementHandedOver",
                subject,
                subject,
                Map.of("version", version.name(), "to", to.name(), "why", why));
    }
}
