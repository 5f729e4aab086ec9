package org.bylaw.approval;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.stereotype.Component;

/**
 * Finds out who is to decide in a stage. Nobody who wrote any part of the text is ever seated, and the owner only where the
 * routing table names the owner: a role, a manager or a stand-in is there to look at it with other eyes.
 */
@Component
class Seating {

    /** Somebody to ask, and why them: "as the owner's manager". */
    record Seat(UUID personId, String why) {}

    private final People people;

    Seating(People people) {
        this.people = people;
    }

    /**
     * The people of all stages, in their order.
     *
     * @throws Problem where there is no stage, or one of them has nobody or too few
     */
    Map<PlannedStage, List<Seat>> seatAll(List<PlannedStage> stages, ApprovalSubject subject) {
        if (stages.isEmpty()) {
            throw Problem.invalid(
                    say(
                            "This cannot go to approval: the routing table names nobody for it. Ask an admin to add a rule for this kind of document and change."));
        }
        Map<PlannedStage, List<Seat>> seated = new LinkedHashMap<>();
        stages.forEach(stage -> seated.put(stage, seat(stage, subject)));
        return seated;
    }

    /**
     * The people of a stage.
     *
     * @throws Problem where nobody or too few are left; it names the stage and what to do
     */
    List<Seat> seat(PlannedStage stage, ApprovalSubject subject) {
        Map<UUID, Seat> seats = new LinkedHashMap<>();
        for (String approvers : stage.approvers()) {
            for (Seat seat : resolve(approvers, stage, subject)) {
                seats.putIfAbsent(seat.personId(), seat);
            }
        }
        int needed = stage.rule().neededOf(seats.size());
        if (seats.isEmpty() || seats.size() < needed) {
            throw tooFew(stage, seats.size(), Math.max(1, needed));
        }
        return List.copyOf(seats.values());
    }

    private static Problem tooFew(PlannedStage stage, int left, int needed) {
        return Problem.invalid(say(
                "This cannot go to approval: the stage “{0}” needs {1} to decide, but {2} ({3}) can: nobody decides on a text that they wrote part of, or on what they own. Ask compliance to appoint somebody else.",
                stage.name(),
                counted(needed, "one person", "{0} people"),
                left == 0
                        ? say("none of those it asks")
                        : counted(left, "only one of those it asks", "only {0} of those it asks"),
                stage.approvers().stream().map(Seating::inWords).collect(Collectors.joining(", "))));
    }

    private static String inWords(String approvers) {
        return switch (approvers) {
            case "owners-manager" -> say("the owner's manager");
            case "owner" -> say("the owner");
            case "department-head" -> say("the head of the department");
            default ->
                approvers.startsWith("role:")
                        ? say("role {0}", approvers.substring("role:".length()))
                        : approvers.replaceFirst("^person:", "");
        };
    }

    private List<Seat> resolve(String approvers, PlannedStage stage, ApprovalSubject subject) {
        Set<UUID> writers = subject.contributors();
        if (approvers.equals("owners-manager")) {
            return upwards(subject.ownerId(), later("as the owner's manager"), subject);
        }
        if (approvers.equals("department-head")) {
            return head(subject);
        }
        if (approvers.equals("owner")) {
            return unlessWriter(people.find(subject.ownerId()), later("as the owner"), writers);
        }
        if (approvers.startsWith("person:")) {
            return unlessWriter(
                    people.findByUsername(approvers.substring("person:".length())),
                    later("named for this stage"),
                    writers);
        }
        return Optional.of(approvers)
                .filter(text -> text.startsWith("role:"))
                .flatMap(text -> Role.ofName(text.substring("role:".length())))
                .map(role -> inRole(role, whyOf(role), subject))
                .orElseThrow(() -> Problem.invalid(say(
                        "This cannot go to approval: the stage “{0}” asks for “{1}”, which Bylaw does not know. Ask an admin to mend the routing table.",
                        stage.name(), approvers)));
    }

    private List<Seat> head(ApprovalSubject subject) {
        Optional<Person> head = people.headOf(subject.department());
        if (head.filter(found -> isFree(found, subject)).isPresent()) {
            return List.of(new Seat(head.get().id(), later("as the head of the department")));
        }
        return head.map(found -> upwards(found.id(), "for " + notFree(found, subject), subject))
                .orElseGet(() -> compliance(subject));
    }

    private static boolean isFree(Person person, ApprovalSubject subject) {
        return !subject.contributors().contains(person.id())
                && !subject.ownerId().equals(person.id());
    }

    private static String notFree(Person person, ApprovalSubject subject) {
        return person.name()
                + (subject.contributors().contains(person.id()) ? ", who wrote part of it" : ", who owns it");
    }

    /** The first manager upwards who neither wrote nor owns it; compliance where there is none. */
    private List<Seat> upwards(UUID from, String why, ApprovalSubject subject) {
        List<Person> chain = people.managersAbove(from);
        for (Person manager : chain) {
            if (isFree(manager, subject)) {
                Person nearest = chain.getFirst();
                String reason = manager.equals(nearest) ? why : why + ", in place of " + notFree(nearest, subject);
                return List.of(new Seat(manager.id(), reason));
            }
        }
        return compliance(subject);
    }

    private List<Seat> compliance(ApprovalSubject subject) {
        return inRole(Role.COMPLIANCE, later("as compliance, since no manager is left who could decide"), subject);
    }

    private List<Seat> inRole(Role role, String why, ApprovalSubject subject) {
        return people.inRole(role).stream()
                .filter(person -> isFree(person, subject))
                .map(person -> new Seat(person.id(), why))
                .toList();
    }

    private static String whyOf(Role role) {
        return switch (role) {
            case APPROVER -> later("as an appointed approver");
            case MANAGEMENT -> later("as a member of management");
            case COMPLIANCE -> later("as compliance");
            case HR -> later("as human resources");
            default -> "with the role " + role.roleName();
        };
    }

    private static List<Seat> unlessWriter(Optional<Person> person, String why, Set<UUID> writers) {
        return person.filter(Person::active)
                .filter(found -> !writers.contains(found.id()))
                .map(found -> List.of(new Seat(found.id(), why)))
                .orElse(List.of());
    }

    /**
     * Who takes a seat over from somebody who left: the next manager upwards who may, else somebody of compliance.
     *
     * @param excluded writers, the owner, and those who sit in the stage already
     */
    Optional<UUID> successorOf(UUID personId, Set<UUID> excluded) {
        return people.managersAbove(personId).stream()
                .map(Person::id)
                .filter(id -> !excluded.contains(id))
                .findFirst()
                .or(() -> people.inRole(Role.COMPLIANCE).stream()
                        .map(Person::id)
                        .filter(id -> !excluded.contains(id))
                        .findFirst());
    }
}
