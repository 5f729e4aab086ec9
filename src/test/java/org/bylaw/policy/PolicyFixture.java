package org.bylaw.policy;

import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;

/** A department with its people, and policies in it, for the tests of this module. */
class PolicyFixture {

    static final String TEXT = "# Passwords\n\nUse long ones.\n\n# Devices\n\nLock them.\n";

    final UUID department;
    final String departmentCode;
    final UUID manager;
    final UUID owner;
    final UUID author;
    final UUID reviewer;
    final UUID outsider;
    private final Organisation organisation;
    private final Policies policies;

    PolicyFixture(Organisation organisation, Policies policies) {
        this.organisation = organisation;
        this.policies = policies;
        departmentCode = unique("dept").toLowerCase();
        department = organisation.department(departmentCode, "Department " + departmentCode);
        manager = organisation.hire("Mara Manager", department, null, Role.MANAGEMENT, Role.POLICY_OWNER);
        owner = organisation.hire("Olga Owner", department, manager, Role.POLICY_OWNER);
        author = organisation.hire("Arno Author", department, manager, Role.POLICY_AUTHOR);
        reviewer = organisation.hire("Rita Reviewer", department, manager);
        outsider = organisation.hire("Otto Outsider", null, null);
    }

    static String unique(String prefix) {
        return prefix.toUpperCase() + "-" + Ids.next().toString().substring(24).toUpperCase();
    }

    PolicyDetails details(String reference) {
        return details(reference, "en", Classification.INTERNAL, Set.of());
    }

    PolicyDetails details(
            String reference, String language, Classification classification, Set<String> audienceDepartments) {
        return new PolicyDetails(
                reference,
                "Access control",
                DocumentType.POLICY,
                owner,
                department,
                classification,
                language,
                audienceDepartments,
                Set.of(),
                12,
                Set.of("access"),
                Set.of("5.15"));
    }

    /** A policy of the owner with a first draft by the author; gives the draft's id. */
    UUID draft() {
        return draft(details(unique("POL")), TEXT);
    }

    UUID draft(PolicyDetails details, String text) {
        return organisation.as(author, () -> policies.create(details, text));
    }
}
