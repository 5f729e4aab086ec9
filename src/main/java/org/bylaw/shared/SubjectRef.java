package org.bylaw.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * What an act, a duty or a mail is about: a kind such as {@code policy} or {@code policy-version}, and the id of that
 * aggregate.
 */
public record SubjectRef(String kind, UUID id) {

    public static final String POLICY = "policy";
    public static final String POLICY_VERSION = "policy-version";
    /** The wish to retire a policy; its id is the policy's. */
    public static final String POLICY_RETIREMENT = "policy-retirement";

    public static final String APPROVAL_ROUND = "approval-round";
    public static final String CAMPAIGN = "campaign";
    public static final String REVIEW = "review";
    public static final String PERSON = "person";
    public static final String AUDIENCE = "audience";
    /** What somebody asked or said instead of attesting. */
    public static final String FOLLOW_UP = "attestation-followup";

    public static final String CONTROL = "control";
    public static final String CONTROL_REVIEW = "control-review";
    public static final String FINDING = "finding";
    /** What is done about one finding. */
    public static final String CORRECTIVE_ACTION = "corrective-action";

    public static final String WAIVER = "waiver";
    public static final String RISK = "risk";
    public static final String EVIDENCE = "evidence";
    /** A version of the Statement of Applicability. */
    public static final String APPLICABILITY = "statement-of-applicability";

    public static final String FRAMEWORK = "framework";
    /** A process or a decision table of the engine; its id is made of its key. */
    public static final String MODEL = "model";

    /** Bylaw as a whole: its settings, its doors. */
    public static final SubjectRef BYLAW = new SubjectRef("bylaw", new UUID(0, 1));

    public SubjectRef {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    public static SubjectRef policy(UUID id) {
        return new SubjectRef(POLICY, id);
    }

    public static SubjectRef policyVersion(UUID id) {
        return new SubjectRef(POLICY_VERSION, id);
    }

    public static SubjectRef campaign(UUID id) {
        return new SubjectRef(CAMPAIGN, id);
    }

    public static SubjectRef review(UUID id) {
        return new SubjectRef(REVIEW, id);
    }

    public static SubjectRef audience(UUID id) {
        return new SubjectRef(AUDIENCE, id);
    }

    public static SubjectRef control(UUID id) {
        return new SubjectRef(CONTROL, id);
    }

    public static SubjectRef person(UUID id) {
        return new SubjectRef(PERSON, id);
    }
}
