package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides who corrects and who verifies, and takes findings back or opens them again: what lies around a correction. */
@Service
public class CorrectionDesk {

    static final String WITHDRAWN = "FindingWithdrawn";

    private final FindingTable table;
    private final ActionTable actions;
    private final FindingCycle cycle;
    private final FindingDuties duties;
    private final FindingNews news;
    private final FindingAccess access;
    private final Processes processes;
    private final People people;
    private final CurrentPerson currentPerson;
    private final JdbcClient jdbc;
    private final Clock clock;

    CorrectionDesk(
            FindingTable table,
            ActionTable actions,
            FindingCycle cycle,
            FindingDuties duties,
            FindingNews news,
            FindingAccess access,
            Processes processes,
            People people,
            CurrentPerson currentPerson,
            JdbcClient jdbc,
            Clock clock) {
        this.table = table;
        this.actions = actions;
        this.cycle = cycle;
        this.duties = duties;
        this.news = news;
        this.access = access;
        this.processes = processes;
        this.people = people;
        this.currentPerson = currentPerson;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Gives the correction to somebody else; the owner does, or compliance. */
    @AllowedToAll
    @Whose(ObjectRule.FINDING_KEEPER)
    @Transactional
    public void handOver(UUID findingId, int revision, @Nullable UUID toPersonId, String reason) {
        FindingFacts finding = undone(findingId);
        access.require(
                access.mayHandOver(finding),
                say("{0} hands this over, or compliance.", finding.action().ownerName()));
        Person to = access.atWork(toPersonId, "to");
        if (to.id().equals(finding.action().ownerId())) {
            throw Problem.invalid("to", say("It is theirs already. Choose somebody else."));
        }
        giveTo(finding, revision, to, why(reason));
    }

    /**
     * Says who verifies.
     *
     * @param verifierId empty for whoever of compliance comes first
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void chooseVerifier(UUID findingId, int revision, @Nullable UUID verifierId, String reason) {
        FindingFacts finding = undone(findingId);
        UUID verifier =
                verifierId == null ? null : access.atWork(verifierId, "to").id();
        verifyBy(finding, revision, verifier, why(reason));
    }

    /** Opens a finding again whose correction turned out not to hold: a new round on the same action. */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void openAgain(UUID findingId, int revision, LocalDate dueOn, String reason) {
        FindingFacts finding = table.require(findingId);
        if (finding.open()) {
            throw ActionTable.stale();
        }
        if (finding.withdrawnWhy() != null) {
            throw Problem.invalid(say("It was withdrawn, so that there is nothing to correct. Raise a new one."));
        }
        if (dueOn.isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("dueOn", say("Choose today or a later day."));
        }
        String why = why(reason);
        ActionFacts action = finding.action();
        Person owner = people.require(action.ownerId());
        UUID ownerId = owner.active() ? owner.id() : successor(finding).id();
        UUID me = currentPerson.requireId();
        actions.openedAgain(action, revision, ownerId, me.equals(ownerId) ? null : me, dueOn, why);
        table.open(findingId);
        news.record("FindingReopened", table.require(findingId), Map.of("reason", why, "due", dueOn.toString()));
        cycle.startProcesses(List.of(action.id()));
    }

    /** Takes back a finding that was raised in error; it stays on record with the reason. */
    @AllowedToAll
    @Whose(ObjectRule.FINDING_RAISER)
    @Transactional
    public void withdraw(UUID findingId, int revision, String reason) {
        FindingFacts finding = undone(findingId);
        if (!access.mayWithdraw(finding)) {
            access.requireCompliance();
        }
        String why = FindingTexts.required(
                "reason", reason, FindingTexts.LONGEST_NOTE, say("Say why it was none; it stays on record."));
        actions.dropped(finding.action(), revision);
        table.lockOrigin(finding.origin());
        table.withdraw(findingId, currentPerson.requireId(), why);
        FindingFacts withdrawn = table.require(findingId);
        duties.pass(withdrawn);
        news.record("FindingWithdrawn", withdrawn, Map.of("reason", why));
        if (finding.action().startedAt() != null) {
            news.ask(List.of(finding.action().ownerId()), "finding.withdrawn", withdrawn, Map.of("reason", why));
            processes.correlate(WITHDRAWN, finding.action().id(), Map.of());
        }
    }

    /** What somebody who left had to correct goes to the manager, to the control's owner or to compliance; before duties move. */
    @EventListener
    @Order(0)
    @Transactional
    void handOver(PersonLeft left) {
        for (UUID findingId : actions.heldBy(left.personId())) {
            FindingFacts finding = table.require(findingId);
            int revision = finding.action().revision();
            if (finding.action().ownerId().equals(left.personId())) {
                giveTo(finding, revision, successor(finding), "left the organisation");
            } else {
                verifyBy(finding, revision, null, "left the organisation");
            }
        }
    }

    /** Gives it to a new owner in the caller's transaction; a verifier who becomes the owner verifies no longer. */
    void giveTo(FindingFacts finding, int revision, Person to, String why) {
        ActionFacts action = finding.action();
        if (to.id().equals(action.ownerId())) {
            return;
        }
        UUID verifier = to.id().equals(action.verifierId()) ? null : action.verifierId();
        actions.owner(action, revision, to.id(), "in place of %s (%s)".formatted(action.ownerName(), why), verifier);
        FindingFacts given = table.require(finding.id());
        duties.pass(given);
        news.record("CorrectionHandedOver", given, Map.of("from", action.ownerName(), "to", to.name(), "why", why));
        if (action.startedAt() != null && action.state() != ActionState.VERIFY) {
            news.ask(List.of(to.id()), "finding.given", given, Map.of());
        }
    }

    /** Names another verifier in the caller's transaction. */
    void verifyBy(FindingFacts finding, int revision, @Nullable UUID verifierId, String why) {
        ActionFacts action = finding.action();
        if (action.ownerId().equals(verifierId) || (verifierId != null && verifierId.equals(action.doneById()))) {
            throw Problem.invalid("to", say("Whoever corrects it does not verify it. Choose somebody else."));
        }
        actions.verifier(action, revision, verifierId);
        FindingFacts changed = table.require(finding.id());
        duties.pass(changed);
        String name = changed.action().verifierName();
        news.record("VerifierChosen", changed, Map.of("verifier", name == null ? "compliance" : name, "why", why));
        if (action.state() == ActionState.VERIFY) {
            news.ask(duties.askedFor(changed), "finding.verify", changed, Map.of());
        }
    }

    private FindingFacts undone(UUID findingId) {
        FindingFacts finding = table.require(findingId);
        if (!access.mayRead(finding)) {
            throw FindingTable.missing();
        }
        if (finding.action().state() == ActionState.DONE) {
            throw ActionTable.stale();
        }
        return finding;
    }

    private static String why(String reason) {
        return FindingTexts.required("reason", reason, 200, say("Say why; the other person and the record need it."));
    }

    /** Who takes over from an owner who left; the owner stays where the organisation has nobody for it. */
    private Person successor(FindingFacts finding) {
        UUID ownerId = finding.action().ownerId();
        return people.managersAbove(ownerId).stream()
                .findFirst()
                .or(() -> jdbc.sql("SELECT owner_id FROM tailoring WHERE control_id = :id AND owner_id IS NOT NULL")
                        .param("id", finding.controlId())
                        .query(UUID.class)
                        .optional()
                        .flatMap(people::find)
                        .filter(Person::active))
                .or(() -> people.inRole(Role.COMPLIANCE).stream()
                        .filter(person -> !person.id().equals(ownerId))
                        .findFirst())
                .orElseGet(() -> people.require(ownerId));
    }
}
