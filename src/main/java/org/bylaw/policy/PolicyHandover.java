package org.bylaw.policy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.SubjectRef;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When somebody leaves, the manager owns their policies, and no consultation waits for their comments any more. */
@Component
class PolicyHandover {

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyDuties duties;
    private final Consultations consultations;
    private final People people;
    private final AuditTrail audit;
    private final Outbox outbox;

    PolicyHandover(
            JdbcClient jdbc,
            PolicyTable table,
            PolicyDuties duties,
            Consultations consultations,
            People people,
            AuditTrail audit,
            Outbox outbox) {
        this.jdbc = jdbc;
        this.table = table;
        this.duties = duties;
        this.consultations = consultations;
        this.people = people;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** Before the general handing over of duties, which would give the reviewer's seat to the manager. */
    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(PersonLeft left) {
        giveUpReviews(left.personId());
        people.managerOf(left.personId()).ifPresent(manager -> giveAway(people.require(left.personId()), manager));
    }

    private void giveUpReviews(UUID leaver) {
        List<UUID> versions = jdbc.sql("""
                        UPDATE consultation_reviewer SET done_at = :now WHERE person_id = :leaver AND done_at IS NULL
                        RETURNING version_id
                        """)
                .param("now", table.now())
                .param("leaver", leaver)
                .query(UUID.class)
                .list();
        for (UUID version : versions) {
            duties.close(PolicyDuties.COMMENT, version, leaver);
            consultations.endWhenAllAreDone(version);
        }
    }

    private void giveAway(Person leaver, Person manager) {
        List<UUID> policies = jdbc.sql("""
                        UPDATE policy SET owner_id = :manager, revision = revision + 1
                        WHERE owner_id = :leaver AND retired_at IS NULL RETURNING id
                        """)
                .param("manager", manager.id())
                .param("leaver", leaver.id())
                .query(UUID.class)
                .list();
        for (UUID id : policies) {
            SubjectRef policy = SubjectRef.policy(id);
            audit.record(
                    "PolicyOwnerChanged",
                    policy,
                    policy,
                    Map.of("from", leaver.name(), "to", manager.name(), "why", "left the organisation"));
        }
        if (!policies.isEmpty()) {
            outbox.digest(
                    List.of(manager.id()),
                    "policies.inherited",
                    Map.of("name", leaver.name(), "count", String.valueOf(policies.size())),
                    "/policies?owner=" + manager.id());
        }
    }
}
