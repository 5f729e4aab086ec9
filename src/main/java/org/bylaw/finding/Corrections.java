package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.audit.Changes;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Problem;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do about a finding, in its order: plan, do and report, verify or send back. Each names the revision it saw. */
@Service
public class Corrections {

    static final String DATE_MOVED = "DueDateMoved";

    private final FindingTable table;
    private final ActionTable actions;
    private final FindingDuties duties;
    private final FindingNews news;
    private final FindingAccess access;
    private final Processes processes;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    Corrections(
            FindingTable table,
            ActionTable actions,
            FindingDuties duties,
            FindingNews news,
            FindingAccess access,
            Processes processes,
            CurrentPerson currentPerson,
            Clock clock) {
        this.table = table;
        this.actions = actions;
        this.duties = duties;
        this.news = news;
        this.access = access;
        this.processes = processes;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * Says what will be done, and until when; the owner does, and may say it anew while it is under way.
     *
     * @param dueOn as it is, or an earlier day; more time is for whoever raised the finding to give
     */
    @AllowedToAll
    @Transactional
    public void plan(UUID findingId, int revision, String plan, LocalDate dueOn) {
        FindingFacts finding = inState(findingId, ActionState.PLAN, ActionState.DOING);
        requireOwner(finding);
        ActionFacts action = finding.action();
        String text = FindingTexts.required(
                "plan", plan, FindingTexts.LONGEST_TEXT, say("Say what will be done; whoever verifies it reads it."));
        if (!dueOn.equals(action.dueOn())) {
            if (dueOn.isAfter(action.dueOn())) {
                throw Problem.invalid(
                        "dueOn",
                        say(
                                "It is to be done by {0}. Whoever raised it, or compliance, can give more time.",
                                action.dueOn()));
            }
            requireAhead(dueOn);
        }
        actions.planned(action, revision, text, dueOn);
        FindingFacts planned = table.require(findingId);
        duties.pass(planned);
        news.recordFor(
                absentOwner(finding),
                "CorrectionPlanned",
                planned,
                Changes.with(
                        Map.of("note", text, "due", dueOn.toString()),
                        Changes.between(
                                Map.of("plan", Objects.requireNonNullElse(action.plan(), ""), "dueOn", action.dueOn()),
                                Map.of("plan", text, "dueOn", dueOn))));
        if (action.state() == ActionState.PLAN) {
            processes.completeTask(action.id(), "plan", Map.of());
        }
        if (!dueOn.equals(action.dueOn())) {
            processes.correlate(DATE_MOVED, action.id(), Map.of());
        }
    }

    /** Reports it done, for somebody else to verify. */
    @AllowedToAll
    @Transactional
    public void reportDone(UUID findingId, int revision, String note) {
        FindingFacts finding = inState(findingId, ActionState.DOING);
        requireOwner(finding);
        String text = FindingTexts.required(
                "note",
                note,
                FindingTexts.LONGEST_NOTE,
                say("Say what was done and where it can be seen; whoever verifies it begins there."));
        UUID me = currentPerson.requireId();
        ActionFacts action = finding.action();
        actions.done(action, revision, me, text);
        if (me.equals(action.verifierId())) {
            // The verifier stood in for the owner, so that somebody else has to look.
            actions.verifier(table.require(findingId).action(), revision + 1, null);
        }
        FindingFacts done = table.require(findingId);
        duties.pass(done);
        news.recordFor(absentOwner(finding), "CorrectionReported", done, Map.of("note", text));
        news.ask(duties.askedFor(done), "finding.verify", done, Map.of());
        processes.completeTask(action.id(), "correct", Map.of());
    }

    /** Finds that the correction holds, which closes the finding. */
    @AllowedToAll
    @Transactional
    public void verify(UUID findingId, int revision, @Nullable String note) {
        FindingFacts finding = inState(findingId, ActionState.VERIFY);
        requireVerifier(finding);
        String text = FindingTexts.optional("note", note, FindingTexts.LONGEST_NOTE);
        UUID absent = access.verifiesFor(finding);
        actions.verified(finding.action(), revision, currentPerson.requireId(), absent, text);
        FindingFacts verified = table.require(findingId);
        duties.pass(verified);
        Map<String, String> details = new LinkedHashMap<>();
        if (text != null) {
            details.put("note", text);
        }
        news.recordFor(absent, "CorrectionVerified", verified, details);
        processes.completeTask(finding.action().id(), "verify", Map.of("verification", "VERIFIED"));
    }

    /** Finds that it does not hold yet; the owner goes on. */
    @AllowedToAll
    @Transactional
    public void sendBack(UUID findingId, int revision, String reason) {
        FindingFacts finding = inState(findingId, ActionState.VERIFY);
        requireVerifier(finding);
        String why = FindingTexts.required(
                "reason", reason, FindingTexts.LONGEST_NOTE, say("Say what is missing; the owner goes on from there."));
        actions.sentBack(finding.action(), revision, why);
        FindingFacts back = table.require(findingId);
        duties.pass(back);
        news.recordFor(access.verifiesFor(finding), "CorrectionSentBack", back, Map.of("reason", why));
        news.ask(duties.askedFor(back), "finding.sentBack", back, Map.of("reason", why));
        processes.completeTask(finding.action().id(), "verify", Map.of("verification", "SENT_BACK"));
    }

    /** Gives more time, or less. */
    @AllowedToAll
    @Transactional
    public void moveDueDate(UUID findingId, int revision, LocalDate dueOn, String reason) {
        FindingFacts finding = inState(findingId, ActionState.PLAN, ActionState.DOING, ActionState.VERIFY);
        access.require(
                access.maySetDate(finding),
                say("Whoever raised the finding, and compliance, move its date. Please ask there."));
        ActionFacts action = finding.action();
        requireAhead(dueOn);
        if (dueOn.equals(action.dueOn())) {
            throw Problem.invalid("dueOn", say("It is due on that day already."));
        }
        String why = FindingTexts.required(
                "reason", reason, FindingTexts.LONGEST_NOTE, say("Say why; the owner and the record need it."));
        actions.dueOn(action, revision, dueOn);
        FindingFacts moved = table.require(findingId);
        duties.pass(moved);
        news.record(
                "CorrectionDateMoved",
                moved,
                Map.of("before", action.dueOn().toString(), "due", dueOn.toString(), "reason", why));
        news.ask(List.of(action.ownerId()), "finding.moved", moved, Map.of("reason", why));
        processes.correlate(DATE_MOVED, action.id(), Map.of());
    }

    /** One that is in one of these states and whose owner was asked. */
    private FindingFacts inState(UUID findingId, ActionState... states) {
        FindingFacts finding = table.require(findingId);
        if (!access.mayRead(finding)) {
            throw FindingTable.missing();
        }
        if (!List.of(states).contains(finding.action().state())) {
            throw ActionTable.stale();
        }
        if (finding.action().startedAt() == null) {
            throw Problem.stale(
                    say("The review it was found in is still going on. The owner is asked when that is done."));
        }
        return finding;
    }

    private void requireOwner(FindingFacts finding) {
        access.require(
                access.corrects(finding),
                say(
                        "{0} corrects this, or the substitute while they are away.",
                        finding.action().ownerName()));
    }

    private void requireVerifier(FindingFacts finding) {
        String verifier = finding.action().verifierName();
        access.require(
                access.verifies(finding),
                say(
                        "{0} verifies this; whoever corrected it does not.",
                        verifier == null ? say("Compliance") : verifier));
    }

    private @Nullable UUID absentOwner(FindingFacts finding) {
        UUID owner = finding.action().ownerId();
        return owner.equals(currentPerson.requireId()) ? null : owner;
    }

    private void requireAhead(LocalDate dueOn) {
        if (dueOn.isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("dueOn", say("Choose today or a later day."));
        }
    }
}
