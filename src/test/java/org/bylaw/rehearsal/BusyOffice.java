package org.bylaw.rehearsal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.policy.Submissions;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A few people who write and approve policies without pause; what follows by itself (publication, campaign, mails) is left to nodes. */
final class BusyOffice {

    private static final int STAFF = 20;

    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final Policies policies;
    private final Submissions submissions;
    private final WaitingWork work;
    private @Nullable UUID department;
    private @Nullable UUID author;
    private @Nullable UUID owner;

    BusyOffice(
            Organisation organisation, JdbcClient jdbc, Policies policies, Submissions submissions, WaitingWork work) {
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.policies = policies;
        this.submissions = submissions;
        this.work = work;
    }

    void hire() {
        department = organisation.department("busy", "Busy office");
        UUID boss = organisation.hire("Boss", department, null, Role.MANAGEMENT);
        UUID manager = organisation.hire("Manager", department, boss, Role.POLICY_OWNER);
        owner = organisation.hire("Owner", department, manager, Role.POLICY_OWNER);
        author = organisation.hire("Author", department, manager, Role.POLICY_AUTHOR);
        for (String name : List.of("Ann", "Ben")) {
            organisation.hire(name, department, manager, Role.APPROVER);
        }
        for (int person = 0; person < STAFF; person++) {
            organisation.hire("Staff " + person, department, manager);
        }
    }

    /** Takes policies from the first word to the last signature. */
    void approveSome(int count) {
        for (int policy = 0; policy < count; policy++) {
            UUID version = organisation.as(author, () -> policies.create(details(), "# Rules\n\nKeep them."));
            int revision =
                    organisation.as(owner, () -> policies.version(version).textRevision());
            organisation.as(
                    owner,
                    () -> submissions.submit(version, revision, new Submissions.Submission(Set.of(), null, null)));
            work.approveAll();
        }
    }

    /** As if days had gone by since the launch: what is open is late, and the next morning has come. */
    void makeCampaignsLate() {
        jdbc.sql("""
                        UPDATE attestation SET due_on = current_date - 3
                        WHERE state = 'OPEN' AND campaign_id IN (SELECT id FROM campaign WHERE state = 'OPEN')
                        """).update();
        jdbc.sql("""
                        UPDATE act_ru_job SET duedate_ = now() - interval '1 minute'
                        WHERE handler_cfg_ LIKE 'morning%' AND lock_owner_ IS NULL
                        """).update();
    }

    private PolicyDetails details() {
        return new PolicyDetails(
                "B-" + Ids.next().toString().substring(24).toUpperCase(),
                "A policy of the busy office",
                DocumentType.POLICY,
                owner,
                department,
                Classification.INTERNAL,
                "en",
                Set.of("busy"),
                Set.of(),
                12,
                Set.of(),
                Set.of("5.1"));
    }
}
