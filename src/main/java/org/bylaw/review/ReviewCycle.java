package org.bylaw.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.policy.ReviewDates;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to reviews by themselves: they are planned, opened, found overdue and closed. */
@Service
class ReviewCycle {

    static final String PROCESS = "policy-review";
    static final String SUPERSEDED = "ReviewSuperseded";

    private final ReviewTable table;
    private final ReviewDuties duties;
    private final ReviewDates dates;
    private final Processes processes;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final People people;
    private final Clock clock;
    private final int leadDays;

    ReviewCycle(
            ReviewTable table,
            ReviewDuties duties,
            ReviewDates dates,
            Processes processes,
            AuditTrail audit,
            Outbox outbox,
            People people,
            Clock clock,
            @Value("${bylaw.review.lead-days:30}") int leadDays) {
        this.table = table;
        this.duties = duties;
        this.dates = dates;
        this.processes = processes;
        this.audit = audit;
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
        this.leadDays = leadDays;
    }

    int leadDays() {
        return leadDays;
    }

    /** When the next review would be due if this one were done today. */
    LocalDate nextDueOn(ReviewFacts review) {
        return ReviewPlan.after(LocalDate.now(clock), review.intervalMonths(), leadDays)
                .dueOn();
    }

    /** Plans the next review of a version in force; an older plan of the policy is superseded. */
    @Transactional
    public void plan(UUID versionId) {
        Optional<ReviewTable.Base> inForce = table.base(versionId);
        if (inForce.isEmpty()) {
            return;
        }
        ReviewTable.Base base = inForce.get();
        table.awaited(base.policyId()).forEach(older -> processes.correlateIfAwaited(SUPERSEDED, older));
        ReviewPlan plan = ReviewPlan.after(base.lastLookedAt(), base.intervalMonths(), leadDays);
        UUID id = table.insert(base, plan.opensOn(), plan.dueOn());
        dates.next(base.policyId(), plan.dueOn());
        audit.record(
                "ReviewPlanned",
                SubjectRef.review(id),
                SubjectRef.policy(base.policyId()),
                Map.of("due", plan.dueOn().toString()));
        processes.start(
                PROCESS,
                id,
                Map.of("reviewId", id.toString(), "policyId", base.policyId().toString()));
    }

    Instant opensAt(UUID id) {
        return startOf(table.require(id).opensOn());
    }

    Instant dueAt(UUID id) {
        return duties.dueAt(table.require(id));
    }

    /** Asks the owner, or who answers in the owner's place. */
    @Transactional
    public void open(UUID id) {
        Person owner = people.require(table.require(id).ownerId());
        UUID reviewer = owner.active()
                ? owner.id()
                : people.managerOf(owner.id()).map(Person::id).orElse(null);
        table.open(id, reviewer);
        ReviewFacts review = table.require(id);
        duties.open(review);
        record("ReviewOpened", review, Map.of("due", review.dueOn().toString()));
        outbox.urgent(duties.askedFor(review), "review.opened", params(review), path(review));
    }

    /** Tells those who must know; a review that is asked for again tells it no second time. */
    @Transactional
    public void overdue(UUID id) {
        if (!table.overdue(id)) {
            return;
        }
        ReviewFacts review = table.require(id);
        record("ReviewOverdue", review, Map.of("due", review.dueOn().toString()));
        outbox.urgent(duties.askedFor(review), "review.overdue", params(review), path(review));
        outbox.digest(ids(people.inRole(Role.COMPLIANCE)), "review.late", params(review), path(review));
        outbox.digest(ids(people.inRole(Role.MANAGEMENT)), "review.late", params(review), path(review));
    }

    /** The same text for another interval: closes the review and plans the next. */
    @Transactional
    public void reaffirm(UUID id) {
        close(id);
        plan(table.require(id).versionId());
    }

    @Transactional
    public void close(UUID id) {
        table.closed(id, ReviewState.CLOSED);
        duties.close(id);
    }

    @Transactional
    public void superseded(UUID id) {
        table.closed(id, ReviewState.SUPERSEDED);
        duties.close(id);
        record("ReviewSuperseded", table.require(id), Map.of());
    }

    /** Approval was not given: the policy stays in force, and the reviewer decides anew. */
    @Transactional
    public void retirementRefused(UUID id) {
        table.askAgain(id);
        ReviewFacts review = table.require(id);
        duties.open(review);
        record("RetirementRefused", review, Map.of());
        outbox.urgent(duties.askedFor(review), "review.retirementRefused", params(review), path(review));
    }

    /** The reviews of somebody who left go to the manager, or to compliance where there is none; before duties move. */
    @EventListener
    @Order(0)
    @Transactional
    public void handOver(PersonLeft left) {
        Person leaver = people.require(left.personId());
        UUID manager = people.managerOf(leaver.id()).map(Person::id).orElse(null);
        for (UUID id : table.askedOf(leaver.id())) {
            give(table.require(id), leaver.name(), manager, null, "left the organisation");
        }
    }

    /** Gives a review to another reviewer; compliance where there is none. */
    void give(ReviewFacts before, String from, @Nullable UUID to, @Nullable String reviewerWhy, String why) {
        duties.close(before.id());
        table.reviewer(before.id(), to, reviewerWhy);
        ReviewFacts review = table.require(before.id());
        record(
                "ReviewHandedOver",
                review,
                Map.of(
                        "from",
                        from,
                        "to",
                        review.reviewerName() == null ? "compliance" : review.reviewerName(),
                        "why",
                        why));
        if (ReviewState.ASKED.contains(review.state())) {
            duties.open(review);
            outbox.urgent(duties.askedFor(review), "review.opened", params(review), path(review));
        }
    }

    void record(String act, ReviewFacts review, Map<String, ?> details) {
        audit.record(act, SubjectRef.review(review.id()), SubjectRef.policy(review.policyId()), details);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static Map<String, String> params(ReviewFacts review) {
        return Map.of(
                "title", review.title(),
                "version", review.versionNumber(),
                "owner", review.ownerName(),
                "due", review.dueOn().toString());
    }

    private static String path(ReviewFacts review) {
        return "/reviews/" + review.id();
    }

    private static List<UUID> ids(List<Person> persons) {
        return persons.stream().map(Person::id).toList();
    }
}
