package org.bylaw.work;

import java.util.Set;
import org.bylaw.people.Person;
import org.bylaw.shared.SubjectRef;

/**
 * Extension point: a module lets whoever has duties of some kinds give them to somebody else. Approvals are not among
 * them: who decides is the owner's to change, on the page of the approval. Nor is attesting, which nobody does for others,
 * nor answering comments, which comes with owning the policy.
 */
public interface DutyHandOver {

    /** The kinds that whoever has them may give away. */
    Set<String> kinds();

    /** Gives one away in the caller's transaction: the module moves the duty, records it, and tells the other person. */
    void handOver(SubjectRef subject, Person from, Person to, String why);
}
