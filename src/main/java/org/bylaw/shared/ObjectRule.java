package org.bylaw.shared;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Whose thing a command may be about, and which roles may do it with anybody's. */
public enum ObjectRule {
    /** The roles are all there is. */
    ROLE_ONLY("anybody's: the role alone decides", Role.values()),
    ANYONE("nothing of anybody's: says only what every member of staff may know", Role.values()),
    OWN("only what is the person's own"),
    VISIBLE("leaves out whatever the person may not see"),
    SEEN_PERSON(
            "oneself, and the people below one", Role.HR, Role.COMPLIANCE, Role.MANAGEMENT, Role.AUDITOR, Role.ADMIN),
    ANSWERS_OF("oneself, and the people below one", Role.HR, Role.COMPLIANCE, Role.MANAGEMENT, Role.AUDITOR),
    PAPER_OF("one's own", Role.HR, Role.AUDITOR),
    MANAGED_PERSON("oneself, and the people below one", Role.HR, Role.ADMIN),
    OWN_TEAM("only the people below one"),
    READABLE_POLICY(
            "what is in force; of a draft or a version in approval only its owner, writers, reviewers and approvers, and who"
                    + " stands in for them",
            Role.COMPLIANCE,
            Role.AUDITOR,
            Role.ADMIN),
    POLICY_WORK(
            "who owns it, worked on it, was asked about it or decides on it, and who stands in for them; of what is or was in"
                    + " force also management; never who only reads it",
            Role.COMPLIANCE,
            Role.AUDITOR,
            Role.ADMIN),
    WRITER("the owner, the author, the co-authors, and who stands in for them"),
    POLICY_OWNER("the owner, and who stands in for the owner", Role.COMPLIANCE),
    ASKED_REVIEWER("who was asked to comment, and who stands in for them"),
    SEATED_APPROVER("who holds the seat or stands in; never who wrote or owns it (four eyes)"),
    OWNER_ALONE("the owner"),
    ASKED_BY_CAMPAIGN("whom the campaign asked"),
    CAMPAIGN_READER(
            "the owner of the policy, all of it; a manager, the people below",
            Role.HR,
            Role.COMPLIANCE,
            Role.MANAGEMENT,
            Role.AUDITOR),
    CAMPAIGN_STARTER("the owner of the policy", Role.HR, Role.COMPLIANCE),
    CAMPAIGN_OWNER("the owner of the policy; a manager, for the people below", Role.HR, Role.COMPLIANCE),
    REVIEW_READER(
            "the owner, the reviewer, and who stands in for them; of a policy that is not strictly confidential also authors,"
                    + " owners and approvers of policies",
            Role.MANAGEMENT,
            Role.COMPLIANCE,
            Role.AUDITOR,
            Role.ADMIN),
    REVIEWER("the reviewer, and who stands in"),
    CONTROL_READER("who owns or tests it", seeControls()),
    CONTROL_KEEPER("the control's owner", Role.COMPLIANCE),
    CONTROL_OWNER("the control's owner, and who stands in"),
    INDEPENDENT_TESTER("the named tester, and who stands in; never who owns or assessed the control (four eyes)"),
    NOT_OWN("never whoever had a part in it (four eyes)"),
    FINDING_READER("its owner, who raised it, who verifies it, and who stands in for them", seeControls()),
    FINDING_KEEPER("the owner of the correction", Role.COMPLIANCE),
    FINDING_OWNER("the owner of the correction, and who stands in"),
    FINDING_VERIFIER("the verifier; never the owner nor who did it (four eyes)"),
    FINDING_RAISER("who raised it or verifies it; never its owner", Role.COMPLIANCE),
    WAIVER_READER(
            "who asked, the owner, who decides or decided", Role.COMPLIANCE, Role.AUDITOR, Role.MANAGEMENT, Role.ADMIN),
    WAIVER_HOLDER("who has it, and who stands in"),
    WAIVER_DECIDER("who is asked to decide; never who asked for it (four eyes)"),
    WAIVER_OWNER("the owner of the policy or control", Role.COMPLIANCE),
    EVIDENCE_READER(
            "who brought it, and who may see what it is attached to",
            Role.COMPLIANCE,
            Role.AUDITOR,
            Role.MANAGEMENT,
            Role.ADMIN),
    EVIDENCE_HOLDER("who brought it, and who answers for what it is attached to", Role.COMPLIANCE),
    RISK_OWNER("the owner of the risk, and who stands in", Role.COMPLIANCE),
    STATEMENT_READER("its approvers, and who stands in for them", seeControls()),
    SIGNER("who asked to sign"),
    READER_OF_THE_THING("who may read the thing that it is about");

    private final String words;
    private final Set<Role> anybodys;

    ObjectRule(String words, Role... anybodys) {
        this.words = words;
        this.anybodys = anybodys.length == 0 ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(Arrays.asList(anybodys));
    }

    private static Role[] seeControls() {
        return AllowedToSeeControls.class.getAnnotation(Allowed.class).value();
    }

    /** For the table of permissions. */
    public String words() {
        return words;
    }

    /** The roles for which it makes no difference whose it is. */
    public Set<Role> anybodys() {
        return Collections.unmodifiableSet(anybodys);
    }
}
