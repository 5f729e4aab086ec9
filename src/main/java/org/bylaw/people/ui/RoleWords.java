package org.bylaw.people.ui;

import org.bylaw.shared.Role;

/** Roles as people speak of them, and what each is for. */
final class RoleWords {

    private RoleWords() {}

    static String name(Role role) {
        return switch (role) {
            case EMPLOYEE -> "Employee";
            case POLICY_AUTHOR -> "Policy author";
            case POLICY_OWNER -> "Policy owner";
            case APPROVER -> "Approver";
            case MANAGEMENT -> "Management";
            case HR -> "Human resources";
            case CONTROL_OWNER -> "Control owner";
            case COMPLIANCE -> "Compliance";
            case AUDITOR -> "Auditor";
            case ADMIN -> "Administrator";
        };
    }

    static String purpose(Role role) {
        return switch (role) {
            case EMPLOYEE -> "reads what applies to them, and attests it";
            case POLICY_AUTHOR -> "writes drafts and imports files";
            case POLICY_OWNER -> "answers for policies: sends them to approval, and reviews them";
            case APPROVER -> "can be asked to approve policies";
            case MANAGEMENT -> "signs what management has to sign, and sees every figure";
            case HR -> "runs campaigns, and sets substitutes for everybody";
            case CONTROL_OWNER -> "answers for controls";
            case COMPLIANCE -> "answers for all policies, campaigns and reviews";
            case AUDITOR -> "reads everything, changes nothing";
            case ADMIN -> "keeps Bylaw running";
        };
    }
}
