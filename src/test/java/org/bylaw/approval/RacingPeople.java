package org.bylaw.approval;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;

/** Who races for one version: those who write, those who decide, those who stand in, and those who have no part in it. */
final class RacingPeople {

    final UUID department;
    final String departmentCode;
    final UUID chief;
    final UUID manager;
    final UUID owner;
    final UUID heir;
    final UUID author;
    final UUID coAuthor;
    final List<UUID> approvers;
    final UUID deputy;
    final UUID boss;
    final UUID otherBoss;
    final UUID compliance;

    RacingPeople(Organisation organisation, String lane) {
        departmentCode = "races-" + lane + "-" + UUID.randomUUID().toString().substring(0, 8);
        department = organisation.department(departmentCode, "Races " + departmentCode);
        chief = organisation.hire("Chief " + lane, department, null);
        manager = organisation.hire("Manager " + lane, department, chief);
        owner = organisation.hire("Owner " + lane, department, manager, Role.POLICY_OWNER);
        heir = organisation.hire("Heir " + lane, department, manager, Role.POLICY_OWNER, Role.APPROVER);
        author = organisation.hire("Author " + lane, department, owner, Role.POLICY_AUTHOR);
        coAuthor = organisation.hire("Co-author " + lane, department, owner, Role.POLICY_AUTHOR, Role.APPROVER);
        approvers = List.of(
                organisation.hire("Ann " + lane, department, chief, Role.APPROVER),
                organisation.hire("Ben " + lane, department, chief, Role.APPROVER),
                organisation.hire("Cleo " + lane, department, chief, Role.APPROVER));
        deputy = organisation.hire("Deputy " + lane, department, chief);
        boss = organisation.hire("Boss " + lane, department, null, Role.MANAGEMENT);
        otherBoss = organisation.hire("Other boss " + lane, department, null, Role.MANAGEMENT);
        compliance = organisation.hire("Compliance " + lane, department, chief, Role.COMPLIANCE);
    }

    UUID anyone(Random random) {
        List<UUID> all = List.of(
                manager,
                owner,
                heir,
                author,
                coAuthor,
                approvers.get(0),
                approvers.get(1),
                approvers.get(2),
                deputy,
                boss,
                otherBoss,
                compliance,
                chief);
        return all.get(random.nextInt(all.size()));
    }
}
