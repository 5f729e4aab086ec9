package org.bylaw.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/** Writes and reads the audit trail. Writing joins the caller's transaction and refuses to work without one. */
public interface AuditTrail {

    /**
     * Records an act of the current person (or of the system, where nobody is logged in).
     *
     * @param act what was done, in the past tense and the field's terms, such as {@code PolicyPublished}
     * @param subject the thing it was done to
     * @param page the thing on whose page the act is told as history; often a policy
     * @param details what changed, before and after, as far as an auditor needs it
     */
    void record(String act, SubjectRef subject, SubjectRef page, Map<String, ?> details);

    /** The same for several acts, which get into the trail in this order and in one go. */
    void recordAll(List<Act> acts);

    /** The same for an act that a substitute did for somebody: "B for A". */
    void recordFor(@Nullable UUID onBehalfOf, String act, SubjectRef subject, SubjectRef page, Map<String, ?> details);

    /**
     * The same in a transaction of its own, for a file that is read while it is handed out: it is on record before the first
     * byte leaves, whether or not all of them arrive. To be called outside of any transaction.
     */
    void recordAhead(String act, SubjectRef subject, SubjectRef page, Map<String, ?> details);

    /** What happened to a page's thing, newest first. */
    List<AuditEntry> historyOf(SubjectRef page, int offset, int limit);

    /** From when to when, both included. */
    record Stretch(Instant from, Instant to) {}

    /**
     * What people, not Bylaw itself, did to some things within each of these stretches, the oldest first.
     *
     * @param mostOfEach of each act to one thing within one stretch only so many, the first of them: a crowd attests
     * @return for each stretch its acts, in the order of the stretches
     */
    List<List<AuditEntry>> actsWithin(Collection<SubjectRef> things, List<Stretch> stretches, int mostOfEach);
}
