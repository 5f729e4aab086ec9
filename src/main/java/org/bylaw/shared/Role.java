package org.bylaw.shared;

import java.util.Arrays;
import java.util.Optional;

/** What a person may do in general; Keycloak's realm roles of the same names say who has which. */
public enum Role {
    EMPLOYEE(Name.EMPLOYEE),
    POLICY_AUTHOR(Name.POLICY_AUTHOR),
    POLICY_OWNER(Name.POLICY_OWNER),
    APPROVER(Name.APPROVER),
    MANAGEMENT(Name.MANAGEMENT),
    HR(Name.HR),
    CONTROL_OWNER(Name.CONTROL_OWNER),
    COMPLIANCE(Name.COMPLIANCE),
    /** Reads everything, changes nothing. */
    AUDITOR(Name.AUDITOR),
    ADMIN(Name.ADMIN);

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    /** The name in Keycloak, such as {@code policy-owner}. */
    public String roleName() {
        return roleName;
    }

    /** The name of the Spring Security authority. */
    public String authority() {
        return "ROLE_" + roleName;
    }

    /** The role of that Keycloak name; empty for the realm's technical roles. */
    public static Optional<Role> ofName(String name) {
        return Arrays.stream(values())
                .filter(role -> role.roleName.equals(name))
                .findFirst();
    }

    /** The names as constants, for annotations such as {@code @RolesAllowed}. */
    public static final class Name {
        public static final String EMPLOYEE = "employee";
        public static final String POLICY_AUTHOR = "policy-author";
        public static final String POLICY_OWNER = "policy-owner";
        public static final String APPROVER = "approver";
        public static final String MANAGEMENT = "management";
        public static final String HR = "hr";
        public static final String CONTROL_OWNER = "control-owner";
        public static final String COMPLIANCE = "compliance";
        public static final String AUDITOR = "auditor";
        public static final String ADMIN = "admin";

        private Name() {}
    }
}
