package org.bylaw.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.Policies;
import org.bylaw.policy.Submissions;
import org.bylaw.security.FreshLogin;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.Organisation;
import org.bylaw.workflow.Processes;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Things to approve, a login that is fresh when the test says so, and people around one owner. */
@TestConfiguration(proxyBeanMethods = false)
class ApprovalTestBed {

    static final String KIND = "test-thing";
    static final String SHA = "a".repeat(64);

    /** The things under approval; a test may change one behind the round's back. */
    static class Things implements ApprovalSubject.Source, SubjectGuide {
        final Map<UUID, ApprovalSubject> things = new ConcurrentHashMap<>();
        final Set<UUID> hidden = ConcurrentHashMap.newKeySet();

        @Override
        public boolean supports(String subjectKind) {
            return subjectKind.equals(KIND);
        }

        @Override
        public ApprovalSubject describe(SubjectRef ref) {
            return things.get(ref.id());
        }

        @Override
        public boolean maySee(SubjectRef ref) {
            return !hidden.contains(ref.id());
        }

        @Override
        public Named name(SubjectRef ref) {
            return new Named(describe(ref).title(), describe(ref).path());
        }
    }

    /** A fresh login that the test makes. */
    static class Logins implements FreshLogin {
        private final CurrentPerson currentPerson;
        private final Set<String> proofs = ConcurrentHashMap.newKeySet();
        private final Map<UUID, String> purposes = new ConcurrentHashMap<>();

        Logins(CurrentPerson currentPerson) {
            this.currentPerson = currentPerson;
        }

        void logIn(UUID personId) {
            proofs.add(personId + purposes.getOrDefault(personId, ""));
        }

        @Override
        public String begin(String purpose, String returnPath) {
            purposes.put(currentPerson.requireId(), purpose);
            return "/login";
        }

        @Override
        public boolean isProven(String purpose) {
            return proofs.contains(currentPerson.requireId() + purpose);
        }

        @Override
        public Instant require(String purpose) {
            if (!proofs.remove(currentPerson.requireId() + purpose)) {
                throw Problem.forbidden("Please log in.");
            }
            return Instant.parse("2026-01-01T10:00:00Z");
        }
    }

    @Bean
    Things things() {
        return new Things();
    }

    @Bean
    @Primary
    Logins logins(CurrentPerson currentPerson) {
        return new Logins(currentPerson);
    }

    @Bean
    Scene scene(
            Organisation organisation,
            JdbcClient jdbc,
            Clock clock,
            Things things,
            Processes processes,
            TransactionTemplate transaction) {
        return new Scene(organisation, jdbc, clock, things, processes, transaction);
    }

    @Bean
    Races races(
            Organisation organisation,
            Policies policies,
            Drafts drafts,
            Submissions submissions,
            Approvals approvals,
            Logins logins,
            JdbcClient jdbc,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            Clock clock) {
        return new Races(
                organisation,
                policies,
                drafts,
                submissions,
                approvals,
                logins,
                jdbc,
                runtime,
                tasks,
                management,
                clock);
    }

    /** One owner with two managers above, an author, approvers and management. */
    static class Scene {
        private final Organisation organisation;
        private final JdbcClient jdbc;
        private final Clock clock;
        private final Things things;
        private final Processes processes;
        private final TransactionTemplate transaction;

        UUID chief;
        UUID manager;
        UUID owner;
        UUID author;
        UUID ann;
        UUID ben;
        UUID cleo;
        UUID boss;
        UUID compliance;

        Scene(
                Organisation organisation,
                JdbcClient jdbc,
                Clock clock,
                Things things,
                Processes processes,
                TransactionTemplate transaction) {
            this.organisation = organisation;
            this.jdbc = jdbc;
            this.clock = clock;
            this.things = things;
            this.processes = processes;
            this.transaction = transaction;
        }

        /** Takes the roles from everyone of earlier tests and hires anew. */
        void begin() {
            jdbc.sql("DELETE FROM person_role").update();
            chief = organisation.hire("Chief", null, null);
            manager = organisation.hire("Manager", null, chief);
            owner = organisation.hire("Owner", null, manager, Role.POLICY_OWNER);
            author = organisation.hire("Author", null, owner, Role.POLICY_AUTHOR);
            ann = organisation.hire("Ann", null, chief, Role.APPROVER);
            ben = organisation.hire("Ben", null, chief, Role.APPROVER);
            cleo = organisation.hire("Cleo", null, chief, Role.APPROVER);
            boss = organisation.hire("Boss", null, null, Role.MANAGEMENT);
            compliance = organisation.hire("Compliance", null, chief, Role.COMPLIANCE);
        }

        UUID thing(String changeKind, UUID... contributors) {
            UUID id = Ids.next();
            things.things.put(id, thing(id, changeKind, SHA, Set.of(contributors)));
            return id;
        }

        private ApprovalSubject thing(UUID id, String changeKind, String sha256, Set<UUID> contributors) {
            return new ApprovalSubject(
                    new SubjectRef(KIND, id),
                    SubjectRef.policy(id),
                    "Access control policy, version 2.0",
                    "/policies/" + id,
                    owner,
                    contributors,
                    "POLICY",
                    "INTERNAL",
                    "it",
                    changeKind,
                    sha256,
                    "Passkeys replace passwords");
        }

        /** The thing goes to another owner while it is in approval. */
        void giveTo(UUID id, UUID newOwner) {
            ApprovalSubject old = things.things.get(id);
            things.things.put(
                    id,
                    new ApprovalSubject(
                            old.ref(),
                            old.page(),
                            old.title(),
                            old.path(),
                            newOwner,
                            old.contributors(),
                            old.documentType(),
                            old.classification(),
                            old.department(),
                            old.changeKind(),
                            old.sha256(),
                            old.summary()));
        }

        void changeText(UUID id) {
            ApprovalSubject old = things.things.get(id);
            things.things.put(id, thing(id, old.changeKind(), "b".repeat(64), old.contributors()));
        }

        /** Submits as the owner and says which round came of it. */
        UUID submit(UUID thing) {
            organisation.as(
                    owner,
                    () -> transaction.executeWithoutResult(status -> processes.start(
                            "approval-round", thing, Map.of("subjectKind", KIND, "subjectId", thing.toString()))));
            return jdbc.sql("SELECT id FROM approval_round WHERE subject_id = :id ORDER BY number DESC LIMIT 1")
                    .param("id", thing)
                    .query(UUID.class)
                    .single();
        }

        UUID seat(UUID round, UUID person) {
            return jdbc.sql("""
                            SELECT s.id FROM approval_seat s JOIN approval_stage t ON t.id = s.stage_id
                            WHERE s.round_id = :round AND s.person_id = :person AND t.state = 'OPEN'
                                AND s.state <> 'HANDED_OVER'
                            """)
                    .param("round", round)
                    .param("person", person)
                    .query(UUID.class)
                    .single();
        }

        void away(UUID person, UUID substitute) {
            jdbc.sql("""
                            INSERT INTO absence (id, person_id, substitute_id, first_day, last_day, created_at, created_by)
                            VALUES (:id, :person, :substitute, :today, :today, now(), :person)
                            """)
                    .param("id", Ids.next())
                    .param("person", person)
                    .param("substitute", substitute)
                    .param("today", LocalDate.now(clock))
                    .update();
        }

        String roundState(UUID round) {
            return jdbc.sql("SELECT state FROM approval_round WHERE id = :id")
                    .param("id", round)
                    .query(String.class)
                    .single();
        }

        String openStage(UUID round) {
            return jdbc.sql("SELECT name FROM approval_stage WHERE round_id = :id AND state = 'OPEN'")
                    .param("id", round)
                    .query(String.class)
                    .optional()
                    .orElse("none");
        }

        long mails(UUID person, String kind) {
            return jdbc.sql("SELECT count(*) FROM outbox_mail WHERE person_id = :person AND kind = :kind")
                    .param("person", person)
                    .param("kind", kind)
                    .query(Long.class)
                    .single();
        }
    }
}
