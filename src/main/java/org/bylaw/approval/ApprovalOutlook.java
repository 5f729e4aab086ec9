package org.bylaw.approval;

import java.util.List;
import org.bylaw.shared.SubjectRef;

/** Says before a thing is submitted who would be asked to approve it. */
public interface ApprovalOutlook {

    /**
     * The stages that the routing table would decide on today.
     *
     * @param changeKind as if the change were of that kind
     * @throws org.bylaw.shared.Problem where the thing is not for this person to see
     */
    List<StageAhead> of(SubjectRef subject, String changeKind);

    /**
     * One stage.
     *
     * @param trouble why the stage cannot be opened, and what to do; empty where all is well
     */
    record StageAhead(
            String name, StageRule rule, int days, boolean needsSignature, List<Asked> asked, String trouble) {}

    /** Somebody who would be asked, and why: "as the owner's manager". */
    record Asked(String name, String why) {}
}
