package org.bylaw.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Extension point: a module that has to do with a thing tells who has it now, what comes after, and what runs beside it. */
public interface Whereabouts {

    /** What this module knows of the thing; {@link Outlook#NONE} where that is nothing. */
    Outlook of(SubjectRef subject);

    /**
     * Parts of the sentence "Waiting for A (owner's manager), due Friday; then approvers, then management; in force on 1 June".
     *
     * @param next what follows, in order: "approvers", "management with a signature"
     * @param goal how it ends if all goes well
     * @param branches what runs or ran beside it under processes of its own
     */
    record Outlook(
            List<Holder> holders,
            List<String> next,
            @Nullable Goal goal,
            List<Branch> branches) {

        public static final Outlook NONE = new Outlook(List.of(), List.of(), null, List.of());

        /** Both, this one first. */
        public Outlook and(Outlook other) {
            return new Outlook(
                    both(holders, other.holders),
                    both(next, other.next),
                    goal == null ? other.goal : goal,
                    both(branches, other.branches));
        }

        private static <T> List<T> both(List<T> first, List<T> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    /**
     * A person for whom the thing waits.
     *
     * @param why why it is this person: "as the owner's manager"
     */
    record Holder(String name, String why, @Nullable Instant dueAt) {}

    /**
     * What is to come.
     *
     * @param what such as "in force"
     * @param on the day; empty where no day is set
     */
    record Goal(String what, @Nullable LocalDate on) {}

    /**
     * Another thing that goes on because of this one.
     *
     * @param title such as "Attestation campaign"
     */
    record Branch(SubjectRef subject, String title, LocalDate dueOn) {}
}
