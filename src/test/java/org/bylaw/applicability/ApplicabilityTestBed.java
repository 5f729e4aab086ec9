package org.bylaw.applicability;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.approval.ApprovalPage;
import org.bylaw.approval.ApprovalRecords;
import org.bylaw.approval.Approvals;
import org.bylaw.approval.Outcome;
import org.bylaw.control.Catalogue;
import org.bylaw.control.Framework;
import org.bylaw.people.CurrentPerson;
import org.bylaw.security.FreshLogin;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.Organisation;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A framework of three controls of its own for each test, the people around it, and a login that is fresh when the test says so. */
@TestConfiguration(proxyBeanMethods = false)
class ApplicabilityTestBed {

    /** A fresh login that the test makes. */
    static class Logins implements FreshLogin {
        private final CurrentPerson currentPerson;
        private final Set<String> proofs = new HashSet<>();
        private String lastPurpose = "";

        Logins(CurrentPerson currentPerson) {
            this.currentPerson = currentPerson;
        }

        void logIn(UUID personId) {
            proofs.add(personId + lastPurpose);
        }

        @Override
        public String begin(String purpose, String returnPath) {
            lastPurpose = purpose;
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
    @Primary
    Logins logins(CurrentPerson currentPerson) {
        return new Logins(currentPerson);
    }

    @Bean
    Scene scene(
            Organisation organisation,
            JdbcClient jdbc,
            Catalogue catalogue,
            StatementDrafts drafts,
            Statements statements,
            Approvals approvals,
            ApprovalRecords records,
            Logins logins,
            DueJobs jobs) {
        return new Scene(organisation, jdbc, catalogue, drafts, statements, approvals, records, logins, jobs);
    }

    /** What the tests do over and over. */
    static class Scene {
        private final Organisation organisation;
        private final JdbcClient jdbc;
        private final Catalogue catalogue;
        private final StatementDrafts drafts;
        private final Statements statements;
        private final Approvals approvals;
        private final ApprovalRecords records;
        private final Logins logins;
        private final DueJobs jobs;

        String framework = "";
        List<UUID> controls = List.of();
        UUID compliance;
        UUID colleague;
        UUID owner;
        UUID boss;
        UUID auditor;
        UUID staff;

        Scene(
                Organisation organisation,
                JdbcClient jdbc,
                Catalogue catalogue,
                StatementDrafts drafts,
                Statements statements,
                Approvals approvals,
                ApprovalRecords records,
                Logins logins,
                DueJobs jobs) {
            this.organisation = organisation;
            this.jdbc = jdbc;
            this.catalogue = catalogue;
            this.drafts = drafts;
            this.statements = statements;
            this.approvals = approvals;
            this.records = records;
            this.logins = logins;
            this.jobs = jobs;
        }

        /** Takes the roles from everyone of earlier tests, hires anew, and sets up three controls that apply. */
        void begin() {
            jdbc.sql("DELETE FROM person_role").update();
            compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
            colleague = organisation.hire("Coco Colleague", null, null, Role.COMPLIANCE);
            owner = organisation.hire("Otto Owner", null, null, Role.CONTROL_OWNER);
            boss = organisation.hire("Bea Boss", null, null, Role.MANAGEMENT);
            auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
            staff = organisation.hire("Sam Staff", null, null);
            UUID id = Ids.next();
            framework = "own-" + id.toString().substring(24);
            jdbc.sql("""
                            INSERT INTO framework (id, key, name, tailored, shipped, position, imported_by, imported_at)
                            VALUES (:id, :key, 'Own framework', true, false, 90, :by, now())
                            """)
                    .param("id", id)
                    .param("key", framework)
                    .param("by", compliance)
                    .update();
            controls = List.of(control(id, "1.1", 1), control(id, "1.2", 2), control(id, "1.10", 3));
        }

        private UUID control(UUID frameworkId, String ref, int position) {
            UUID id = Ids.next();
            jdbc.sql("""
                            INSERT INTO control (id, framework_id, ref, code, title, position)
                            VALUES (:id, :framework, :ref, :code, :title, :position)
                            """)
                    .param("id", id)
                    .param("framework", frameworkId)
                    .param("ref", ref)
                    .param("code", framework + ":" + ref)
                    .param("title", "Control " + ref)
                    .param("position", position)
                    .update();
            jdbc.sql("""
                            INSERT INTO tailoring (control_id, applicable, reasons, owner_id)
                            VALUES (:id, true, '{RISK}', :owner)
                            """).param("id", id).param("owner", owner).update();
            return id;
        }

        Framework framework() {
            return organisation.as(compliance, () -> catalogue.framework(framework));
        }

        void tailor(int control, String set) {
            jdbc.sql("UPDATE tailoring SET revision = revision + 1, " + set + " WHERE control_id = :id")
                    .param("id", controls.get(control))
                    .update();
        }

        StatementVersion version(UUID id) {
            return organisation.as(compliance, () -> statements.version(id));
        }

        UUID draft() {
            UUID id = organisation.as(compliance, () -> drafts.begin(framework));
            organisation.as(
                    compliance,
                    () -> drafts.describe(
                            id,
                            version(id).revision(),
                            new StatementDrafts.Words("Statement", "All sites", "First issue")));
            return id;
        }

        UUID submitted() {
            UUID id = draft();
            submit(id);
            return id;
        }

        void submit(UUID id) {
            organisation.as(compliance, () -> drafts.submit(id, version(id).revision()));
        }

        UUID round(UUID version) {
            return jdbc.sql("""
                            SELECT id FROM approval_round WHERE subject_kind = 'statement-of-applicability'
                                AND subject_id = :id AND state = 'OPEN'
                            """).param("id", version).query(UUID.class).single();
        }

        ApprovalPage page(UUID person, UUID version) {
            UUID round = round(version);
            return organisation.as(person, () -> records.page(round));
        }

        /** Management approves with a signature, and the process puts it into force. */
        void sign(UUID version) {
            UUID round = round(version);
            ApprovalPage page = page(boss, version);
            UUID seat = page.turns().getFirst().seatId();
            String sha256 = page.round().sha256();
            organisation.as(boss, () -> {
                approvals.prepareSignature(round, seat, "", sha256);
                approvals.loginToSign(round, seat, sha256, "/approvals/" + round + "/sign");
            });
            logins.logIn(boss);
            organisation.as(boss, () -> approvals.sign(round, seat));
            jobs.runAll();
        }

        void decide(UUID version, Outcome outcome) {
            UUID round = round(version);
            ApprovalPage page = page(boss, version);
            UUID seat = page.turns().getFirst().seatId();
            organisation.as(
                    boss,
                    () -> approvals.decide(
                            round,
                            seat,
                            outcome,
                            "Please look again",
                            page.round().sha256()));
        }

        UUID inForce() {
            UUID id = submitted();
            sign(id);
            return id;
        }
    }
}
