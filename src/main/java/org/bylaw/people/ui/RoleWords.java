package org.bylaw.people.ui;

import static org.bylaw.shared.Say.say;

import org.bylaw.shared.Role;

/** Roles as people speak of them, and what each is for. */
final class RoleWords {

    private RoleWords() {}

    static String name(Role role) {
        return switch (role) {
            case EMPLOYEE -> say("Employee");
            case POLICY_AUTHOR -> say("Policy author");
            case POLICY_OWNER -> say("Policy owner");
            case APPROVER -> say("Approver");
            case MANAGEMENT -> say("Management");
            case HR -> say("Human resources");
            case CONTROL_OWNER -> say("Control owner");
            case COMPLIANCE -> say("Compliance");
            case AUDITOR -> say("Auditor");
            case ADMIN -> say("Administrator");
        };
    }

    static String purpose(Role role) {
        return switch (role) {
            case EMPLOYEE -> say("reads what applies to them, and attests it");
            case POLICY_AUTHOR -> say("writes drafts and imports files");
            case POLICY_OWNER -> say("answers for policies: sends them to approval, and reviews them");
            case APPROVER -> say("can be asked to approve policies");
            case MANAGEMENT -> say("signs what management has to sign, and sees every figure");
            case HR -> say("runs campaigns, and sets substitutes for everybody");
            case CONTROL_OWNER -> say("answers for controls");
            case COMPLIANCE -> say("answers for all policies, campaigns and reviews");
            case AUDITOR -> say("reads everything, changes nothing");
            case ADMIN -> say("keeps Bylaw running");
        };
    }
}
