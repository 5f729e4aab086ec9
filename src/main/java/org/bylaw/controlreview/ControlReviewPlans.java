package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlRisk;
import org.bylaw.shared.Problem;
import org.bylaw.workflow.Processes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans reviews: a row and a process for each control, dated by the decision table {@code review-frequency}. */
@Component
class ControlReviewPlans {

    static final String PROCESS = "control-review";

    /** Where no module keeps risks, or none is linked to the control. */
    private static final String USUAL_RISK = "MEDIUM";

    private final ControlReviewTable table;
    private final ControlReviewMoves moves;
    private final ObjectProvider<ControlRisk> risks;
    private final Processes processes;
    private final AuditTrail audit;
    private final Clock clock;

    ControlReviewPlans(
            ControlReviewTable table,
            ControlReviewMoves moves,
            ObjectProvider<ControlRisk> risks,
            Processes processes,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.moves = moves;
        this.risks = risks;
        this.processes = processes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Plans a review of each of these controls that applies and has none ahead.
     *
     * @return how many were planned
     */
    @Transactional
    public int plan(Collection<UUID> controls) {
        List<UUID> planned = controls.isEmpty() ? List.of() : moves.insert(controls, LocalDate.now(clock));
        if (planned.isEmpty()) {
            return 0;
        }
        Map<UUID, Map<String, ?>> variables = new HashMap<>();
        planned.forEach(id -> variables.put(id, Map.of("controlReviewId", id.toString())));
        processes.startAll(PROCESS, variables);
        return planned.size();
    }

    /** What the decision table wants to know. */
    Map<String, Object> factsOf(UUID id) {
        ControlReviewTable.Facts facts = table.facts(id, clock.getZone().getId());
        String risk = risks.orderedStream()
                .findFirst()
                .map(module -> module.levelFor(facts.controlId()))
                .orElse(USUAL_RISK);
        return Map.of(
                "risk",
                risk,
                "controlTypes",
                facts.types(),
                "lastResult",
                facts.lastResult() == null ? "NONE" : facts.lastResult());
    }

    /**
     * Dates a planned review: so many months after the last one was closed, or from today on; never with less than the lead
     * time to do it.
     *
     * @param frequency the row of the decision table that fits
     */
    @Transactional
    public void date(UUID id, Map<String, ?> frequency) {
        if (frequency == null
                || !(frequency.get("months") instanceof Number months)
                || !(frequency.get("leadDays") instanceof Number lead)) {
            throw Problem.invalid(
                    say("The decision table review-frequency has no row for this control. An administrator adds one."));
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate last = table.facts(id, clock.getZone().getId()).lastClosedOn();
        LocalDate due = (last == null ? today : last).plusMonths(months.longValue());
        LocalDate soonest = today.plusDays(lead.longValue());
        LocalDate dueOn = due.isBefore(soonest) ? soonest : due;
        if (moves.dated(id, dueOn.minusDays(lead.longValue()), dueOn, lead.intValue())) {
            ControlReviewFacts review = table.require(id);
            audit.record(
                    "ControlReviewPlanned",
                    review.subject(),
                    review.control(),
                    Map.of("due", dueOn.toString(), "number", review.number()));
        }
    }
}
