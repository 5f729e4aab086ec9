package org.bylaw.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.AbsenceEnded;
import org.bylaw.people.DirectoryTakenOver;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.people.RolesChanged;
import org.bylaw.people.StaffImported;
import org.bylaw.people.SubstituteSet;
import org.bylaw.shared.SubjectRef;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what happens in the directory into the trail, since {@code people} cannot know of it; in the same transaction. */
@Component
class ActsOfPeople {

    private final AuditTrail audit;
    private final People people;

    ActsOfPeople(AuditTrail audit, People people) {
        this.audit = audit;
        this.people = people;
    }

    @EventListener
    void record(SubstituteSet act) {
        SubjectRef person = SubjectRef.person(act.personId());
        audit.record(
                "SubstituteSet",
                person,
                person,
                Map.of(
                        "absence", act.absenceId(),
                        "person", people.require(act.personId()).name(),
                        "substitute", people.require(act.substituteId()).name(),
                        "firstDay", act.firstDay().toString(),
                        "lastDay", act.lastDay().toString()));
    }

    @EventListener
    void record(AbsenceEnded act) {
        SubjectRef person = SubjectRef.person(act.personId());
        audit.record(
                "AbsenceEnded",
                person,
                person,
                Map.of(
                        "absence", act.absenceId(),
                        "person", people.require(act.personId()).name(),
                        "substitute", people.require(act.substituteId()).name(),
                        "lastDay", act.lastDay().toString()));
    }

    @EventListener
    void record(PersonLeft act) {
        SubjectRef person = SubjectRef.person(act.personId());
        audit.record(
                "PersonLeft",
                person,
                person,
                Map.of("person", people.require(act.personId()).name()));
    }

    @EventListener
    void record(RolesChanged act) {
        Map<UUID, Person> named = people.byIds(
                act.changes().stream().map(RolesChanged.Change::personId).toList());
        audit.recordAll(act.changes().stream()
                .map(change -> {
                    SubjectRef person = SubjectRef.person(change.personId());
                    Person known = named.get(change.personId());
                    Map<String, Object> details = new LinkedHashMap<>();
                    details.put("person", known == null ? change.personId().toString() : known.name());
                    details.put("given", change.given());
                    details.put("taken", change.taken());
                    return new Act("RolesChanged", person, person, details);
                })
                .toList());
    }

    @EventListener
    void record(DirectoryTakenOver act) {
        audit.record(
                "DirectoryTakenOver",
                SubjectRef.BYLAW,
                SubjectRef.BYLAW,
                Map.of("joined", act.joined(), "changed", act.changed(), "departed", act.left()));
    }

    @EventListener
    void record(StaffImported act) {
        SubjectRef by = SubjectRef.person(act.byId());
        audit.record(
                "StaffImported",
                by,
                by,
                Map.of(
                        "file", act.fileName(),
                        "sha256", act.fileSha256(),
                        "joined", act.joined(),
                        "changed", act.changed(),
                        "departed", act.departed(),
                        "leftOut", act.leftOut()));
    }
}
