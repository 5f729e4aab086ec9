package org.bylaw.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what happens to a finding on record, and tells people of it by mail. */
@Component
class FindingNews {

    private final AuditTrail audit;
    private final Outbox outbox;
    private final People people;

    FindingNews(AuditTrail audit, Outbox outbox, People people) {
        this.audit = audit;
        this.outbox = outbox;
        this.people = people;
    }

    void record(String act, FindingFacts finding, Map<String, ?> details) {
        recordFor(null, act, finding, details);
    }

    void recordFor(@Nullable UUID absent, String act, FindingFacts finding, Map<String, ?> details) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("finding", finding.name());
        all.putAll(details);
        audit.recordFor(
                absent, act, finding.action().subject(), finding.action().subject(), all);
    }

    /** A mail that goes out at once, since something waits for them. */
    void ask(Collection<UUID> whom, String kind, FindingFacts finding, Map<String, String> more) {
        outbox.urgent(whom, kind, params(finding, more), path(finding));
    }

    void tell(Collection<UUID> whom, String kind, FindingFacts finding) {
        outbox.digest(whom, kind, params(finding, Map.of()), path(finding));
    }

    /** Whoever is told that a correction is late: the manager of the owner while it is the owner's turn, and compliance. */
    List<UUID> superiors(FindingFacts finding) {
        List<UUID> whom = new ArrayList<>();
        if (finding.action().state() != ActionState.VERIFY) {
            people.managerOf(finding.action().ownerId()).map(Person::id).ifPresent(whom::add);
        }
        people.inRole(Role.COMPLIANCE).stream()
                .map(Person::id)
                .filter(id -> !whom.contains(id))
                .forEach(whom::add);
        return whom;
    }

    private static Map<String, String> params(FindingFacts finding, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put("finding", finding.name());
        all.put("title", finding.title());
        all.put("control", finding.controlTitle());
        all.put("owner", finding.action().ownerName());
        all.put("raiser", finding.raisedByName());
        all.put("due", finding.action().dueOn().toString());
        return all;
    }

    private static String path(FindingFacts finding) {
        return "/findings/" + finding.id();
    }
}
