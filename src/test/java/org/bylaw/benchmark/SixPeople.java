package org.bylaw.benchmark;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.approval.Approvals;
import org.bylaw.approval.Outcome;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.policy.Submissions;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Six people who take major versions of policies from their first drafts over three stages of approval, the last one signed. */
final class SixPeople {

    final UUID department;
    final UUID author;
    final UUID owner;
    final UUID manager;
    final UUID firstApprover;
    final UUID secondApprover;
    final UUID boss;

    private final Policies policies;
    private final Submissions submissions;
    private final Approvals approvals;
    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final String text = new Texts(7).markdown(30_000);

    SixPeople(ApplicationContext application) {
        policies = application.getBean(Policies.class);
        submissions = application.getBean(Submissions.class);
        approvals = application.getBean(Approvals.class);
        organisation = application.getBean(Organisation.class);
        jdbc = application.getBean(JdbcClient.class);
        department = organisation.department("lifecycle", "Lifecycle");
        boss = organisation.hire("Boss", department, null, Role.MANAGEMENT);
        manager = organisation.hire("Manager", department, boss, Role.POLICY_OWNER);
        owner = organisation.hire("Owner", department, manager, Role.POLICY_OWNER);
        author = organisation.hire("Author", department, manager, Role.POLICY_AUTHOR);
        firstApprover = organisation.hire("Ann", department, manager, Role.APPROVER);
        secondApprover = organisation.hire("Ben", department, manager, Role.APPROVER);
    }

    List<UUID> all() {
        return List.of(author, owner, manager, firstApprover, secondApprover, boss);
    }

    /** Each act is a transaction; what a page or a session would know already (ids, roles) is looked up between them, and not timed. */
    void approve(Stopwatch watch) {
        UUID version = organisation.as(author, () -> watch.get(() -> policies.create(details(), text)));
        VersionFacts facts = organisation.as(owner, () -> policies.version(version));
        organisation.as(
                owner,
                () -> watch.run(() -> submissions.submit(
                        version, facts.textRevision(), new Submissions.Submission(Set.of(), null, null))));
        UUID round = jdbc.sql("SELECT id FROM approval_round WHERE subject_id = :id")
                .param("id", version)
                .query(UUID.class)
                .single();
        for (UUID person : List.of(manager, firstApprover, secondApprover)) {
            UUID seat = seat(round, person);
            organisation.as(
                    person, () -> watch.run(() -> approvals.decide(round, seat, Outcome.APPROVED, "", facts.sha256())));
        }
        UUID seat = seat(round, boss);
        organisation.as(
                boss,
                () -> watch.run(() -> {
                    approvals.prepareSignature(round, seat, "", facts.sha256());
                    approvals.loginToSign(round, seat, facts.sha256(), "/");
                    approvals.sign(round, seat);
                }));
    }

    private PolicyDetails details() {
        return new PolicyDetails(
                "L-" + Ids.next().toString().substring(24).toUpperCase(),
                "A policy of the benchmark",
                DocumentType.POLICY,
                owner,
                department,
                Classification.INTERNAL,
                "en",
                Set.of("lifecycle"),
                Set.of(),
                12,
                Set.of("benchmark"),
                Set.of("5.1", "5.15"));
    }

    private UUID seat(UUID round, UUID person) {
        return jdbc.sql("""
                        SELECT s.id FROM approval_seat s JOIN approval_stage t ON t.id = s.stage_id
                        WHERE s.round_id = :round AND s.person_id = :person AND t.state = 'OPEN'
                        """)
                .param("round", round)
                .param("person", person)
                .query(UUID.class)
                .single();
    }
}
