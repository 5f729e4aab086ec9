package org.bylaw.applicability;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does with a version: freezes it, returns it, ends it, or puts it into force in place of the former one. */
@Component
class StatementCourse {

    private final StatementTable table;
    private final LineTable lines;
    private final StatementDuties duties;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final People people;

    StatementCourse(
            StatementTable table,
            LineTable lines,
            StatementDuties duties,
            AuditTrail audit,
            Outbox outbox,
            People people) {
        this.table = table;
        this.lines = lines;
        this.duties = duties;
        this.audit = audit;
        this.outbox = outbox;
        this.people = people;
    }

    /** @throws Problem where somebody took back a decision on a control in the meantime, or there are no controls */
    @Transactional
    void freeze(UUID id) {
        StatementVersion version = table.lock(id);
        lines.write(version);
        List<StatementLine> written = lines.frozen(id);
        List<String> undecided = lines.undecided(version.frameworkId());
        if (!undecided.isEmpty()) {
            throw Problem.invalid(StatementDrafts.undecided(undecided));
        }
        if (written.isEmpty()) {
            throw Problem.invalid(say("This framework has no controls yet, so there is nothing to approve."));
        }
        String body = StatementText.of(version, written);
        String sha256 = StatementText.sha256(body);
        table.freeze(id, body, sha256);
        record("StatementFrozen", version, Map.of("sha256", sha256));
    }

    @Transactional
    void returnToDraft(UUID id) {
        StatementVersion version = table.lock(id);
        table.returnToDraft(id);
        lines.clear(id);
        record("StatementReturned", version, Map.of());
        duties.finish(version, version.ownerId(), later("because you submitted it"));
        mail(Set.of(version.ownerId()), "statement.returned", version);
    }

    @Transactional
    void rejected(UUID id) {
        StatementVersion version = table.lock(id);
        if (table.end(id, StatementState.APPROVAL, StatementState.REJECTED)) {
            record("StatementRejected", version, Map.of());
            mail(Set.of(version.ownerId()), "statement.rejected", version);
        }
    }

    @Transactional
    void discarded(UUID id) {
        StatementVersion version = table.lock(id);
        if (table.end(id, StatementState.DRAFT, StatementState.DISCARDED)) {
            duties.close(id);
            record("StatementDiscarded", version, Map.of());
        }
    }

    /** Once; a repeated step changes nothing. */
    @Transactional
    void putIntoForce(UUID id) {
        StatementVersion version = table.lock(id);
        if (version.state() != StatementState.APPROVAL) {
            return;
        }
        table.inForce(version.frameworkId()).ifPresent(former -> {
            table.end(former.id(), StatementState.IN_FORCE, StatementState.SUPERSEDED);
            record("StatementSuperseded", former, Map.of("by", version.name()));
        });
        table.putIntoForce(id);
        record("StatementInForce", version, Map.of());
        Set<UUID> told = new HashSet<>(lines.owners(id));
        people.inRole(Role.COMPLIANCE).stream().map(Person::id).forEach(told::add);
        told.add(version.ownerId());
        outbox.digest(told, "statement.in-force", words(version), version.path());
    }

    private void mail(Set<UUID> to, String kind, StatementVersion version) {
        outbox.urgent(to, kind, words(version), version.path());
    }

    private static Map<String, String> words(StatementVersion version) {
        return Map.of("title", version.title(), "version", version.name());
    }

    private void record(String act, StatementVersion version, Map<String, String> more) {
        Map<String, String> details = new LinkedHashMap<>(more);
        details.put("version", version.name());
        audit.record(act, version.subject(), version.subject(), details);
    }
}
