package org.bylaw.controlreview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pulls planned reviews forward, by a message to each that waits for its date: those that compliance chooses, and by itself
 * those of controls that correspond to one whose review failed. Corresponding are controls that apply here, have their next
 * review planned, and are mapped to the failed one, whoever says so, or are the same control in another edition. The failed
 * control's own next review is dated by the decision table instead.
 */
@Component
class ControlReviewPull {

    static final String PULLED_FORWARD = "ReviewPulledForward";

    private final ControlReviewTable table;
    private final ControlReviewMoves moves;
    private final Processes processes;
    private final AuditTrail audit;
    private final Clock clock;

    ControlReviewPull(
            ControlReviewTable table, ControlReviewMoves moves, Processes processes, AuditTrail audit, Clock clock) {
        this.table = table;
        this.moves = moves;
        this.processes = processes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens what corresponds to a control whose review failed. What is no longer planned stays as it is, so that calling this
     * again changes nothing.
     */
    @Transactional
    public void corresponding(UUID failedId) {
        ControlReviewFacts failed = table.require(failedId);
        UUID accepter = failed.acceptedBy();
        if (failed.result() != TestResult.NOT_EFFECTIVE || accepter == null) {
            return;
        }
        List<UUID> concerned = table.concernedBy(failed.controlId()).stream()
                .map(ControlReviewFacts::id)
                .toList();
        // For the record, which is English; pages and mails say it in the reader's language.
        String why = "Review %d of %s came to “%s”"
                .formatted(failed.number(), failed.controlTitle(), TestResult.NOT_EFFECTIVE.word());
        pull(concerned, ReviewCause.FAILED_REVIEW, why, accepter, failedId);
    }

    /**
     * Opens those of them that are still planned.
     *
     * @param failedId the failed review, where it happens by itself
     * @return how many they were
     */
    int pull(Collection<UUID> ids, ReviewCause cause, String why, UUID by, @Nullable UUID failedId) {
        if (ids.isEmpty()) {
            return 0;
        }
        Map<UUID, LocalDate> before = new HashMap<>();
        table.byIds(ids.toArray(UUID[]::new)).forEach(review -> before.put(review.id(), review.dueOn()));
        List<UUID> pulled = moves.pulledForward(ids, LocalDate.now(clock), cause, why, by, failedId);
        List<ControlReviewFacts> now = table.byIds(pulled.toArray(UUID[]::new));
        for (ControlReviewFacts review : now) {
            audit.record(
                    "ControlReviewPulledForward",
                    review.subject(),
                    review.control(),
                    Map.of(
                            "cause", cause.word(),
                            "reason", why,
                            "before", before.get(review.id()).toString(),
                            "due", review.dueOn().toString()));
        }
        for (ControlReviewFacts review : now) {
            processes.correlate(PULLED_FORWARD, review.id(), Map.of("cause", cause.name(), "reason", why));
        }
        return pulled.size();
    }
}
