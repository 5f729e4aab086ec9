package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.say;

import org.bylaw.shared.SubjectRef;

/** What kinds of things are called. */
final class KindWords {

    private KindWords() {}

    static String of(String kind) {
        return switch (kind) {
            case SubjectRef.POLICY -> say("Policy");
            case SubjectRef.POLICY_VERSION -> say("Version of a policy");
            case SubjectRef.POLICY_RETIREMENT -> say("Retirement of a policy");
            case SubjectRef.APPROVAL_ROUND -> say("Approval round");
            case SubjectRef.CAMPAIGN -> say("Campaign");
            case SubjectRef.REVIEW -> say("Review of a policy");
            case SubjectRef.PERSON -> say("Person");
            case SubjectRef.AUDIENCE -> say("Audience");
            case SubjectRef.FOLLOW_UP -> say("Question about a policy");
            case SubjectRef.CONTROL -> say("Control");
            case SubjectRef.CONTROL_REVIEW -> say("Control review");
            case SubjectRef.FINDING -> say("Finding");
            case SubjectRef.CORRECTIVE_ACTION -> say("Corrective action");
            case SubjectRef.WAIVER -> say("Waiver");
            case SubjectRef.RISK -> say("Risk");
            case SubjectRef.EVIDENCE -> say("Evidence");
            case SubjectRef.APPLICABILITY -> say("Statement of Applicability");
            case SubjectRef.FRAMEWORK -> say("Framework");
            case SubjectRef.MODEL -> say("Process or decision model");
            case "risk-scale" -> say("Risk scale");
            case "score-scale" -> say("How points are given");
            case "bylaw" -> say("Bylaw itself");
            default -> kind;
        };
    }
}
