package org.bylaw.risk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks owners to look at their risks again when the day comes near, and gives the risks of leavers to somebody else. */
@Component
class RiskReviews {

    /** Days before the review date from which on the owner is asked. */
    static final int LEAD_DAYS = 14;

    /** So many are asked for in one transaction. */
    private static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(RiskReviews.class);

    private final JdbcClient jdbc;
    private final RiskTable table;
    private final RiskAccess access;
    private final RiskDuties duties;
    private final Acceptances acceptances;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RiskReviews(
            JdbcClient jdbc,
            RiskTable table,
            RiskAccess access,
            RiskDuties duties,
            Acceptances acceptances,
            People people,
            Outbox outbox,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.duties = duties;
        this.acceptances = acceptances;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Asking again does nothing: each review date is asked for once. What goes wrong stands on the page of health. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void ask() {
        while (Boolean.TRUE.equals(transaction.execute(status -> askSome()))) {
            LOG.debug("More risks are to be looked at again");
        }
    }

    /** Whether there may be more; those that another node is at are left to it. */
    private boolean askSome() {
        List<UUID> ids = jdbc.sql("""
                        UPDATE risk SET review_asked = review_on WHERE id IN (
                            SELECT id FROM risk WHERE state = 'OPEN' AND review_on <= :until
                                AND review_asked IS DISTINCT FROM review_on
                            ORDER BY review_on, id LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id
                        """)
                .param("until", LocalDate.now(clock).plusDays(LEAD_DAYS))
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list();
        List<RiskFacts> risks = table.all(ids);
        duties.review(risks);
        risks.forEach(risk -> outbox.digest(
                List.of(risk.ownerId()),
                "risk.review",
                Map.of("risk", risk.name(), "due", String.valueOf(risk.reviewOn())),
                "/risks/" + risk.id()));
        return ids.size() == AT_ONCE;
    }

    /** Before duties move. */
    @EventListener
    @Order(0)
    @Transactional
    public void handOver(PersonLeft left) {
        Person leaver = people.require(left.personId());
        access.heirOf(leaver.id()).ifPresent(heir -> handOver(leaver, people.require(heir)));
    }

    private void handOver(Person leaver, Person heir) {
        List<UUID> ids = table.giveAll(leaver.id(), heir.id());
        if (ids.isEmpty()) {
            return;
        }
        List<RiskFacts> risks = table.all(ids);
        audit.recordAll(risks.stream()
                .map(risk -> new Act(
                        "RiskHandedOver",
                        risk.subject(),
                        risk.subject(),
                        Map.of(
                                "reference", risk.reference(),
                                "from", leaver.name(),
                                "heir", heir.name(),
                                "why", "left the organisation")))
                .toList());
        withOpenDuties(leaver.id()).forEach(id -> duties.move(table.require(id)));
        acceptances.makeVoid(ids, "its owner left the organisation");
        outbox.digest(
                List.of(heir.id()),
                "risk.inherited",
                Map.of("from", leaver.name(), "count", String.valueOf(ids.size())),
                "/risks?owner=" + heir.username());
    }

    private List<UUID> withOpenDuties(UUID person) {
        return jdbc.sql("""
                        SELECT DISTINCT subject_id FROM duty
                        WHERE person_id = :person AND subject_kind = 'risk' AND closed_at IS NULL
                        """).param("person", person).query(UUID.class).list();
    }
}
