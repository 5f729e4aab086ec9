package org.bylaw.waiver;

import static org.bylaw.shared.Say.later;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
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
import org.bylaw.shared.Role;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is told of a waiver, by duty, mail and record, and in which words. */
@Component
class WaiverNews {

    static final String DECIDE = "decide-waiver";
    static final String ANSWER = "answer-waiver";
    static final String SIGN = "sign-waiver";
    static final String RENEW = "renew-waiver";
    static final String SETTLE = "settle-waiver";

    private final Duties duties;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final People people;
    private final Clock clock;

    WaiverNews(Duties duties, Outbox outbox, AuditTrail audit, People people, Clock clock) {
        this.duties = duties;
        this.outbox = outbox;
        this.audit = audit;
        this.people = people;
        this.clock = clock;
    }

    /** Who has the waiver; everyone in compliance where nobody else is left. */
    List<UUID> holders(WaiverFacts waiver) {
        return waiver.holderId() == null ? compliance() : List.of(waiver.holderId());
    }

    List<UUID> compliance() {
        return people.inRole(Role.COMPLIANCE).stream().map(Person::id).toList();
    }

    void duty(WaiverFacts waiver, String kind, String verb, Collection<UUID> whose, String why, LocalDate due) {
        duties.open(whose.stream()
                .map(person -> new Duty(
                        kind,
                        waiver.ref(),
                        person,
                        verb,
                        waiver.name(),
                        why,
                        waiver.holderId() == null || whose.contains(waiver.holderId()) ? null : waiver.holderId(),
                        waiver.path(),
                        endOf(due).minusSeconds(1)))
                .toList());
    }

    void settleDuty(WaiverFacts waiver) {
        Set<UUID> whose = new HashSet<>(holders(waiver));
        if (waiver.ownerId() != null && isActive(waiver.ownerId())) {
            whose.add(waiver.ownerId());
        }
        duty(waiver, SETTLE, later("Settle"), whose, later("it has expired"), waiver.endsOn());
    }

    void done(WaiverFacts waiver, String kind) {
        duties.closeAll(kind, waiver.ref());
    }

    /** Takes what waits for any of several people off the list of one of them. */
    void released(WaiverFacts waiver, UUID person) {
        duties.close(SIGN, waiver.ref(), person);
        duties.close(DECIDE, waiver.ref(), person);
    }

    void allDone(WaiverFacts waiver) {
        duties.closeAll(waiver.ref());
    }

    List<UUID> busy(WaiverFacts waiver) {
        return List.of(DECIDE, ANSWER, SIGN).stream()
                .flatMap(kind -> duties.holders(kind, waiver.ref()).stream())
                .toList();
    }

    void urgent(Collection<UUID> whom, String kind, WaiverFacts waiver, Map<String, String> more) {
        outbox.urgent(whom, kind, params(waiver, more), waiver.path());
    }

    void digest(Collection<UUID> whom, String kind, WaiverFacts waiver, Map<String, String> more) {
        outbox.digest(whom, kind, params(waiver, more), waiver.path());
    }

    void owner(WaiverFacts waiver, String kind, Map<String, String> more) {
        if (waiver.ownerId() != null && !waiver.ownerId().equals(waiver.holderId()) && isActive(waiver.ownerId())) {
            digest(List.of(waiver.ownerId()), kind, waiver, more);
        }
    }

    private boolean isActive(UUID personId) {
        return people.find(personId).filter(Person::active).isPresent();
    }

    void record(@Nullable UUID onBehalfOf, String act, WaiverFacts waiver, Map<String, ?> details) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        all.put("waiver", waiver.name());
        all.put("subject", waiver.subjectName());
        audit.recordFor(onBehalfOf, act, waiver.ref(), waiver.ref(), all);
    }

    private static Map<String, String> params(WaiverFacts waiver, Map<String, String> more) {
        Map<String, String> params = new HashMap<>(more);
        params.put("waiver", waiver.name());
        params.put("subject", waiver.subjectName());
        params.put("person", waiver.holderName() == null ? waiver.requestedByName() : waiver.holderName());
        params.putIfAbsent("ends", waiver.endsOn().toString());
        return params;
    }

    /** The moment at which that day is over. */
    Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    Instant now() {
        return clock.instant();
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
