package org.bylaw.waiver;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.bylaw.control.Tailorings;
import org.bylaw.control.Tailorings.Applicability;
import org.bylaw.control.Tailorings.Practice;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.signature.Signature;
import org.bylaw.signature.ToSign;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** People, a policy in force and the usual steps, for tests of waivers. */
@TestComponent
class WaiverStage {

    private final Waivers waivers;
    private final WaiverDecisions decisions;
    private final WaiverPages pages;
    private final WaiverSigning signing;
    private final Tailorings tailorings;
    private final Organisation organisation;
    private final DueJobs jobs;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final MovableClock movable;
    private final Clock clock;

    UUID department;
    UUID manager;
    UUID owner;
    UUID asker;
    UUID compliance;
    UUID boss;
    UUID policy;

    WaiverStage(
            Waivers waivers,
            WaiverDecisions decisions,
            WaiverPages pages,
            WaiverSigning signing,
            Tailorings tailorings,
            Organisation organisation,
            DueJobs jobs,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            MovableClock movable,
            Clock clock) {
        this.waivers = waivers;
        this.decisions = decisions;
        this.pages = pages;
        this.signing = signing;
        this.tailorings = tailorings;
        this.organisation = organisation;
        this.jobs = jobs;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.movable = movable;
        this.clock = clock;
    }

    void set() {
        department = organisation.department("d-" + Ids.next(), "Laboratory");
        manager = organisation.hire("Mona Kern", department, null);
        owner = organisation.hire("Otto Frey", department, manager, Role.POLICY_OWNER);
        asker = organisation.hire("Ben Ott", department, manager);
        compliance = organisation.hire("Clara Boll", department, null, Role.COMPLIANCE);
        boss = organisation.hire("Astrid Lund", department, null, Role.MANAGEMENT);
        policy = policy(owner, "INTERNAL");
    }

    UUID policy(UUID ownerId, String classification) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                            language, review_interval_months, created_by, created_at)
                        VALUES (:id, :reference, 'Access control', 'POLICY', :owner, :department, :classification, 'en',
                            12, :owner, :now)
                        """)
                .param("id", id)
                .param("reference", "R-" + id.toString().substring(24).toUpperCase())
                .param("owner", ownerId)
                .param("department", department)
                .param("classification", classification)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        publish(id, 1);
        return id;
    }

    void publish(UUID policyId, int major) {
        jdbc.sql("""
                        UPDATE policy_version SET state = 'SUPERSEDED', ended_at = :now
                        WHERE policy_id = :policy AND state = 'PUBLISHED'
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("policy", policyId)
                .update();
        jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256,
                            created_by, created_at, published_at)
                        SELECT gen_random_uuid(), p.id, :major, 0, 'PUBLISHED', 'MAJOR', '# Access', repeat('a', 64),
                            p.owner_id, :now, :now
                        FROM policy p WHERE p.id = :policy
                        """)
                .param("policy", policyId)
                .param("major", major)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    NewWaiver wish(RiskLevel risk, int days) {
        return wish(SubjectRef.policy(policy), risk, days);
    }

    NewWaiver wish(SubjectRef subject, RiskLevel risk, int days) {
        return new NewWaiver(
                subject,
                "Scanner without a second factor",
                "It knows none",
                "The scanner of the lab",
                "It stands in a locked room",
                Set.of(),
                risk,
                today().plusDays(days));
    }

    UUID ask(RiskLevel risk, int days) {
        return organisation.as(asker, () -> waivers.ask(wish(risk, days)));
    }

    UUID inForce(int days) {
        UUID id = ask(RiskLevel.LOW, days);
        decide(owner, id, Verdict.AGREE, "");
        return id;
    }

    void decide(UUID actor, UUID id, Verdict verdict, String words) {
        organisation.as(actor, () -> decisions.decide(id, facts(id).revision(), verdict, words));
    }

    /** A control that applies, answered for by that person. */
    SubjectRef control(String code, UUID ownerId) {
        UUID id = jdbc.sql("SELECT id FROM control WHERE code = :code")
                .param("code", code)
                .query(UUID.class)
                .single();
        tailor(id, true, ownerId);
        return SubjectRef.control(id);
    }

    /** Compliance says that it does not apply. */
    void exclude(SubjectRef control) {
        tailor(control.id(), false, null);
    }

    private void tailor(UUID id, boolean applies, @Nullable UUID ownerId) {
        int revision = jdbc.sql("SELECT revision FROM tailoring WHERE control_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        organisation.as(
                compliance,
                () -> tailorings.tailor(
                        id,
                        revision,
                        new Applicability(
                                applies,
                                applies ? Set.of(Reason.RISK) : Set.of(),
                                "Nobody has a desk",
                                ownerId,
                                null,
                                null),
                        new Practice(ImplementationStatus.PLANNED, null, "")));
    }

    void decideShown(UUID id, int revision, Verdict verdict, String words) {
        decisions.decide(id, revision, verdict, words);
    }

    /** Signs what was shown under that revision. */
    void signShown(UUID actor, UUID id, int revision) {
        sign(actor, decisions.toSign(id, revision, ""));
    }

    void decideShown(UUID id, int revision, Verdict verdict) {
        decisions.decide(id, revision, verdict, "");
    }

    /** Narrows a strictly confidential policy to a place where nobody works. */
    void audience(UUID policyId, String location) {
        jdbc.sql("INSERT INTO policy_audience (policy_id, kind, value) VALUES (:policy, 'LOCATION', :location)")
                .param("policy", policyId)
                .param("location", location)
                .update();
    }

    /** As the signing page does it after the login, in one transaction. */
    void sign(UUID actor, UUID id, String comment) {
        organisation.as(actor, () -> {
            ToSign wish = decisions.toSign(id, facts(id).revision(), comment);
            sign(actor, wish);
        });
    }

    void sign(UUID actor, ToSign wish) {
        organisation.as(
                actor,
                () -> transaction.executeWithoutResult(status -> {
                    if (!signing.fingerprint(wish.subject(), wish.act()).equals(wish.sha256())) {
                        throw Waivers.stale();
                    }
                    signing.signed(
                            new Signature(
                                    Ids.next(),
                                    wish.subject(),
                                    wish.act(),
                                    wish.title(),
                                    actor,
                                    "Astrid Lund",
                                    wish.sentence(),
                                    wish.meaning(),
                                    wish.comment(),
                                    wish.sha256(),
                                    clock.instant(),
                                    clock.instant()),
                            wish.details());
                }));
    }

    WaiverFacts facts(UUID id) {
        return page(compliance, id).waiver();
    }

    WaiverPage page(UUID reader, UUID id) {
        return organisation.as(reader, () -> pages.page(id));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** To noon of that day, and runs what is due by then. */
    void moveTo(LocalDate day) {
        movable.advance(Duration.between(
                clock.instant(), day.atTime(12, 0).atZone(clock.getZone()).toInstant()));
        jobs.runAll();
    }

    List<String> mails(UUID person, UUID id) {
        return jdbc.sql("SELECT kind FROM outbox_mail WHERE person_id = :id AND path = :path ORDER BY created_at, id")
                .param("id", person)
                .param("path", "/waivers/" + id)
                .query(String.class)
                .list();
    }

    List<String> duties(UUID person, UUID id) {
        return jdbc.sql("""
                        SELECT kind FROM duty WHERE person_id = :person AND subject_id = :id AND closed_at IS NULL
                        ORDER BY kind
                        """)
                .param("person", person)
                .param("id", id)
                .query(String.class)
                .list();
    }
}
