package org.bylaw.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.approval.RoundTable.Round;
import org.bylaw.approval.RoundTable.Stage;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.ApprovalSubject;
import org.springframework.stereotype.Component;

/** The mails of an approval; who is asked to decide hears at once, so does whoever decides for somebody away. */
@Component
class ApprovalMails {

    private final Outbox outbox;
    private final People people;
    private final Clock clock;

    ApprovalMails(Outbox outbox, People people, Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
    }

    void asked(Round round, Stage stage, Instant dueAt, Collection<UUID> personIds) {
        Map<String, String> params = Map.of("title", round.title(), "due", dueAt.toString());
        outbox.urgent(personIds, stage.needsSignature() ? "approval.sign" : "approval.asked", params, round.path());
        toSubstitutes(round, personIds, dueAt);
    }

    private void toSubstitutes(Round round, Collection<UUID> personIds, Instant dueAt) {
        Map<UUID, Person> substitutes = people.substitutesOf(personIds, LocalDate.now(clock));
        Map<UUID, Person> absent = people.byIds(substitutes.keySet());
        substitutes.forEach((personId, substitute) -> outbox.urgent(
                List.of(substitute.id()),
                "approval.substitute",
                Map.of(
                        "title", round.title(),
                        "due", dueAt.toString(),
                        "absent", absent.get(personId).name()),
                round.path()));
    }

    void late(Round round, Collection<UUID> personIds) {
        outbox.urgent(personIds, "approval.late", Map.of("title", round.title()), round.path());
    }

    void escalated(Round round, UUID managerId, String approver, Instant dueAt) {
        outbox.urgent(
                List.of(managerId),
                "approval.escalated",
                Map.of("title", round.title(), "approver", approver, "due", dueAt.toString()),
                round.path());
    }

    void handedOver(Round round, UUID to, String from) {
        outbox.urgent(List.of(to), "approval.handed-over", Map.of("title", round.title(), "from", from), round.path());
    }

    void vacant(Round round, UUID ownerId, String leaver) {
        outbox.urgent(
                List.of(ownerId), "approval.vacant", Map.of("title", round.title(), "approver", leaver), round.path());
    }

    /** Before there is a round: the stage that lacks people, and what the owner can do. */
    void impossible(ApprovalSubject subject, String reason) {
        outbox.urgent(
                List.of(subject.ownerId()),
                "approval.impossible",
                Map.of("title", subject.title(), "reason", reason),
                subject.path());
    }

    void stageApproved(Round round, Stage stage, UUID ownerId) {
        outbox.digest(
                List.of(ownerId),
                "approval.stage-approved",
                Map.of("title", round.title(), "stage", stage.name()),
                round.path());
    }

    /** The subject goes back or ends, and its module says so at once; the reason comes with the digest. */
    void refused(Round round, Outcome outcome, UUID ownerId, String decider, String reason) {
        outbox.digest(
                List.of(ownerId),
                outcome == Outcome.REJECTED ? "approval.rejected" : "approval.changes",
                Map.of("title", round.title(), "approver", decider, "reason", reason),
                round.path());
    }

    void withdrawn(Round round, Collection<UUID> personIds) {
        outbox.digest(personIds, "approval.withdrawn", Map.of("title", round.title()), round.path());
    }
}
