package org.bylaw.attestation;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.bylaw.workflow.Processes;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the follow-up's process does, and what begins and ends it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FollowUpSteps {

    static final String PROCESS = "attestation-followup";
    static final String SETTLED = "FollowUpSettled";

    /** The duty of whoever has to answer; its subject is the follow-up. */
    static final String DUTY = "answer-staff";

    private final FollowUpTable table;
    private final AttestationSettings settings;
    private final People people;
    private final Duties duties;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Processes processes;
    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUpSteps(
            FollowUpTable table,
            AttestationSettings settings,
            People people,
            Duties duties,
            Outbox outbox,
            AuditTrail audit,
            Processes processes,
            JdbcClient jdbc,
            Clock clock) {
        this.table = table;
        this.settings = settings;
        this.people = people;
        this.duties = duties;
        this.outbox = outbox;
        this.audit = audit;
        this.processes = processes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins the process; where one of that kind runs already, it has the new words. */
    public void begin(Asked asked, UUID personId, FollowUp.Kind kind, String words) {
        UUID owner = ownerFor(asked, personId);
        LocalDate dueOn = LocalDate.now(clock).plusDays(settings.answerDays());
        table.open(asked, personId, kind, words, owner, dueOn)
                .ifPresent(id -> processes.start(PROCESS, id, Map.of("followUpId", id.toString())));
    }

    /** The policy's owner; where that is who asks, or has left, the next who answers for it. */
    private UUID ownerFor(Asked asked, UUID personId) {
        UUID responsible = jdbc.sql("SELECT responsible_id FROM campaign WHERE id = :id")
                .param("id", asked.campaignId())
                .query(UUID.class)
                .single();
        return successor(List.of(asked.ownerId(), responsible), Set.of(personId));
    }

    private UUID successor(List<UUID> first, Set<UUID> excluded) {
        Map<UUID, Person> known = people.byIds(first);
        return Stream.of(
                        first.stream().map(known::get).filter(person -> person != null && person.active()),
                        people.managersAbove(first.getFirst()).stream(),
                        people.inRole(Role.COMPLIANCE).stream(),
                        people.inRole(Role.HR).stream())
                .flatMap(those -> those)
                .map(Person::id)
                .filter(id -> !excluded.contains(id))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid(
                                say(
                                        "There is nobody who could answer: the policy's owner, managers, compliance and HR are all away from Bylaw.")));
    }

    public void ask(UUID id) {
        FollowUp followUp = require(id);
        openDuty(followUp, followUp.ownerId(), later("you own the policy"));
        outbox.urgent(
                List.of(followUp.ownerId()),
                "followup." + key(followUp.kind()),
                Map.of(
                        "person", followUp.personName(),
                        "title", followUp.title(),
                        "words", followUp.words(),
                        "due", followUp.dueOn().toString()),
                path(followUp));
        record("FollowUpOpened", followUp, Map.of("what", followUp.kind().name(), "words", followUp.words()));
    }

    private void openDuty(FollowUp followUp, UUID holder, String why) {
        duties.open(List.of(new Duty(
                DUTY,
                ref(followUp),
                holder,
                later("Answer"),
                "%s: %s".formatted(followUp.personName(), followUp.title()),
                why,
                followUp.personId(),
                path(followUp),
                endOf(followUp.dueOn()).toInstant())));
    }

    public Date lateAt(UUID id) {
        return endOf(require(id).dueOn());
    }

    private Date endOf(LocalDate day) {
        ZoneId zone = clock.getZone();
        return Date.from(day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Tells the owner's manager and HR, and the owner once more. */
    public void late(UUID id) {
        FollowUp followUp = require(id);
        if (followUp.state() != FollowUp.State.OPEN) {
            return;
        }
        Set<UUID> told = new HashSet<>();
        people.managerOf(followUp.ownerId()).map(Person::id).ifPresent(told::add);
        people.inRole(Role.HR).forEach(person -> told.add(person.id()));
        told.add(followUp.ownerId());
        told.remove(followUp.personId());
        outbox.digest(
                told,
                "followup.late",
                Map.of(
                        "person", followUp.personName(),
                        "owner", followUp.ownerName(),
                        "title", followUp.title(),
                        "due", followUp.dueOn().toString()),
                path(followUp));
        record("FollowUpLate", followUp, Map.of("owner", followUp.ownerName()));
    }

    /** Tells the person what was answered, and closes the duty. */
    public void answered(UUID id) {
        FollowUp followUp = require(id);
        duties.closeAll(ref(followUp));
        outbox.digest(
                List.of(followUp.personId()),
                "followup.answered." + followUp.state().name().toLowerCase(),
                Map.of(
                        "title", followUp.title(),
                        "answer", String.valueOf(followUp.answer()),
                        "owner", String.valueOf(followUp.answeredByName())),
                "/attest/" + followUp.campaignId() + "/" + followUp.policyVersionId());
    }

    public void settled(UUID id) {
        FollowUp followUp = require(id);
        if (table.settle(id)) {
            duties.closeAll(ref(followUp));
            record("FollowUpSettled", followUp, Map.of());
        }
    }

    /** Whoever attested needs no answer any more. */
    public void settleOf(UUID campaignId, UUID versionId, UUID personId) {
        table.openOf(campaignId, versionId, personId).forEach(this::settle);
    }

    /** Nor whoever was excused by that act. */
    public void settleExcused(UUID act) {
        table.openWhere("""
                        EXISTS (SELECT FROM attestation_excused e WHERE e.act_id = :value AND e.campaign_id = f.campaign_id
                            AND e.person_id = f.person_id AND e.policy_version_id = f.policy_version_id)
                        """, act).forEach(this::settle);
    }

    /** Nor does anybody in a campaign that was called off. */
    public void settleCampaign(UUID campaignId) {
        table.openWhere("f.campaign_id = :value", campaignId).forEach(this::settle);
    }

    /** Nor does anybody whose paper was recorded. */
    public void settlePaper(UUID batchId) {
        table.openWhere("""
                        EXISTS (SELECT FROM attestation_paper p WHERE p.batch_id = :value AND p.campaign_id = f.campaign_id
                            AND p.person_id = f.person_id AND p.policy_version_id = f.policy_version_id)
                        """, batchId).forEach(this::settle);
    }

    private void settle(UUID id) {
        if (!processes.correlateIfAwaited(SETTLED, id)) {
            settled(id);
        }
    }

    /** What somebody asked who left needs no answer, and what they had to answer goes to the next. */
    @EventListener
    public void left(PersonLeft left) {
        UUID leaver = left.personId();
        table.openWhere("f.person_id = :value", leaver).forEach(this::settle);
        for (UUID id : table.openWhere("f.owner_id = :value", leaver)) {
            FollowUp followUp = require(id);
            UUID next = successor(List.of(leaver), Set.of(leaver, followUp.personId()));
            table.handOver(id, next);
            duties.closeAll(ref(followUp));
            openDuty(followUp, next, "in place of " + followUp.ownerName() + ", who left");
        }
    }

    void record(String act, FollowUp followUp, Map<String, ?> details) {
        Map<String, Object> all = new HashMap<>(details);
        all.put("person", followUp.personName());
        all.put("title", followUp.title());
        audit.record(act, ref(followUp), SubjectRef.campaign(followUp.campaignId()), all);
    }

    private FollowUp require(UUID id) {
        return table.find(id).orElseThrow();
    }

    static SubjectRef ref(FollowUp followUp) {
        return new SubjectRef(SubjectRef.FOLLOW_UP, followUp.id());
    }

    private static String key(FollowUp.Kind kind) {
        return kind.name().toLowerCase().replace('_', '-');
    }

    static String path(FollowUp followUp) {
        return "/follow-ups/" + followUp.id();
    }
}
