package org.bylaw.finding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to findings by themselves: actions are started, reminded of, told as late, and closed. */
@Service
class FindingCycle {

    static final String PROCESS = "corrective-action";
    static final String CORRECTED = "CorrectionsVerified";

    private static final int WEEK = 7;

    private final FindingTable table;
    private final ActionTable actions;
    private final FindingDuties duties;
    private final FindingNews news;
    private final FindingSettings settings;
    private final Processes processes;
    private final Clock clock;

    FindingCycle(
            FindingTable table,
            ActionTable actions,
            FindingDuties duties,
            FindingNews news,
            FindingSettings settings,
            Processes processes,
            Clock clock) {
        this.table = table;
        this.actions = actions;
        this.duties = duties;
        this.news = news;
        this.settings = settings;
        this.processes = processes;
        this.clock = clock;
    }

    /** Starts those of a review that have not been; called again, it finds none. */
    @Transactional
    public void startActions(UUID controlReviewId) {
        startProcesses(actions.startThoseOf(new SubjectRef(SubjectRef.CONTROL_REVIEW, controlReviewId)));
    }

    void start(UUID actionId) {
        actions.start(actionId);
        startProcesses(List.of(actionId));
    }

    /** Also for a further round of the same action. */
    void startProcesses(List<UUID> actionIds) {
        Map<UUID, Map<String, ?>> variables = new LinkedHashMap<>();
        actionIds.forEach(id -> variables.put(id, Map.of("correctiveActionId", id.toString())));
        processes.startAll(PROCESS, variables);
    }

    @Transactional
    public void ask(UUID actionId) {
        FindingFacts finding = table.ofAction(actionId);
        duties.pass(finding);
        news.ask(duties.askedFor(finding), "finding.asked", finding, Map.of());
    }

    /** The reminder, some days before the date but not in the first half of the time left; then the date; then each week. */
    Instant nextNewsAt(UUID actionId) {
        ActionFacts action = table.ofAction(actionId).action();
        LocalDate today = LocalDate.now(clock);
        if (action.lateToldAt() != null) {
            return startOf(
                    action.lateToldAt().atZone(clock.getZone()).toLocalDate().plusDays(WEEK));
        }
        LocalDate due = action.dueOn();
        LocalDate half = today.plusDays(Math.ceilDiv(due.toEpochDay() - today.toEpochDay(), 2));
        LocalDate remind = due.minusDays(settings.reminderDays());
        LocalDate wanted = remind.isBefore(half) ? half : remind;
        return startOf(due.equals(action.remindedFor()) || !wanted.isAfter(today) ? due.plusDays(1) : wanted);
    }

    boolean isLate(UUID actionId) {
        return table.ofAction(actionId).action().lateOn(LocalDate.now(clock));
    }

    @Transactional
    public void remind(UUID actionId) {
        if (actions.reminded(actionId)) {
            FindingFacts finding = table.ofAction(actionId);
            news.tell(
                    duties.askedFor(finding),
                    finding.action().state() == ActionState.VERIFY ? "finding.verifySoon" : "finding.dueSoon",
                    finding);
        }
    }

    /** Tells whoever has the turn, and those above; a job that runs twice tells it once. */
    @Transactional
    public void escalate(UUID actionId) {
        LocalDate today = LocalDate.now(clock);
        if (!actions.lateTold(
                actionId, today, startOf(today.minusDays(WEEK - 1)).atOffset(ZoneOffset.UTC))) {
            return;
        }
        FindingFacts finding = table.ofAction(actionId);
        boolean verify = finding.action().state() == ActionState.VERIFY;
        List<UUID> asked = duties.askedFor(finding);
        news.record(
                "CorrectionLate",
                finding,
                Map.of("due", finding.action().dueOn().toString()));
        news.ask(asked, verify ? "finding.verifyLate" : "finding.overdue", finding, Map.of());
        news.tell(
                news.superiors(finding).stream()
                        .filter(id -> !asked.contains(id))
                        .toList(),
                verify ? "finding.verificationLate" : "finding.late",
                finding);
    }

    /** After the verification: closes the finding, and tells the review it was found in once nothing there is open. */
    @Transactional
    public void close(UUID actionId) {
        FindingFacts finding = table.ofAction(actionId);
        table.lockOrigin(finding.origin());
        table.close(finding.id());
        news.tell(
                List.of(finding.action().ownerId(), finding.raisedById()).stream()
                        .distinct()
                        .toList(),
                "finding.closed",
                finding);
        settled(finding);
    }

    /** A finding that was none: nobody need correct it, and its review waits for it no longer. */
    @Transactional
    public void withdrawn(UUID actionId) {
        settled(table.ofAction(actionId));
    }

    private void settled(FindingFacts finding) {
        if (finding.origin().kind().equals(SubjectRef.CONTROL_REVIEW) && !table.hasOpen(finding.origin())) {
            processes.correlateIfAwaited(CORRECTED, finding.origin().id());
        }
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
