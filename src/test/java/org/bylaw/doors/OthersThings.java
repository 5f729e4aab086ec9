package org.bylaw.doors;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.attestation.Campaigns;
import org.bylaw.attestation.FollowUps;
import org.bylaw.evidence.Evidences;
import org.bylaw.evidence.NewEvidence;
import org.bylaw.finding.Findings;
import org.bylaw.finding.NewFinding;
import org.bylaw.finding.Severity;
import org.bylaw.people.Absences;
import org.bylaw.policy.Classification;
import org.bylaw.policy.Comments;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.policy.Submissions;
import org.bylaw.risk.RiskEntry;
import org.bylaw.risk.Risks;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.Organisation;
import org.bylaw.waiver.NewWaiver;
import org.bylaw.waiver.RiskLevel;
import org.bylaw.waiver.Waivers;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One thing of each kind that belongs to other people; each says a word that no stranger may ever read. */
final class OthersThings {

    static final String SECRET = "Zwiebelfisch";
    private static final String TEXT = "# Secret\n\nThe word is " + SECRET + ".\n";

    final Map<String, UUID> ids = new HashMap<>();
    /** The same as subjects of pages, histories and panels. */
    final Map<String, SubjectRef> subjects = new LinkedHashMap<>();

    final UUID manager;
    final UUID owner;
    final UUID author;
    final UUID reviewer;
    final UUID asked;
    final UUID hr;
    final UUID compliance;

    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationContext context;
    private final UUID department;

    OthersThings(ApplicationContext context) {
        this.context = context;
        organisation = context.getBean(Organisation.class);
        jdbc = context.getBean(JdbcClient.class);
        clock = context.getBean(Clock.class);
        department = organisation.department("doors-" + Ids.next(), "Doors");
        manager = organisation.hire("Mina Manager", department, null);
        owner = organisation.hire("Olga Owner", department, manager, Role.POLICY_OWNER, Role.CONTROL_OWNER);
        author = organisation.hire("Arno Author", department, manager, Role.POLICY_AUTHOR);
        reviewer = organisation.hire("Rita Reviewer", department, manager);
        asked = organisation.hire("Ada Asked", department, manager);
        hr = organisation.hire("Hana Hr", department, null, Role.HR);
        compliance = organisation.hire("Carla Compliance", department, null, Role.COMPLIANCE);
        organisation.hire("Ann Approver", department, null, Role.APPROVER);
        organisation.hire("Ben Approver", department, null, Role.APPROVER);
        organisation.hire("Bert Boss", department, null, Role.MANAGEMENT);
        jdbc.sql("UPDATE person SET location = 'Nowhere' WHERE id = :id")
                .param("id", asked)
                .update();
        policies();
        attestation();
        controls();
        smallThings();
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private PolicyDetails details() {
        return new PolicyDetails(
                "D-" + Ids.next().toString().substring(24).toUpperCase(),
                "Secret " + SECRET,
                DocumentType.POLICY,
                owner,
                department,
                Classification.STRICTLY_CONFIDENTIAL,
                "en",
                Set.of(),
                Set.of("Nowhere"),
                12,
                Set.of(),
                Set.of());
    }

    private void policies() {
        Policies policies = bean(Policies.class);
        Submissions submissions = bean(Submissions.class);
        UUID draft = organisation.as(author, () -> policies.create(details(), TEXT));
        ids.put("draft", draft);
        ids.put("draftPolicy", one("SELECT policy_id FROM policy_version WHERE id = :id", draft));
        UUID consulted = organisation.as(author, () -> policies.create(details(), TEXT));
        organisation.as(
                owner,
                () -> submissions.submit(
                        consulted, 0, new Submissions.Submission(Set.of(reviewer), today().plusDays(7), null)));
        ids.put("thread", organisation.as(reviewer, () -> bean(Comments.class)
                .open(consulted, Comments.Anchor.WHOLE_TEXT, "Why " + SECRET + "?")));
        UUID submitted = organisation.as(author, () -> policies.create(details(), TEXT));
        organisation.as(
                owner, () -> submissions.submit(submitted, 0, new Submissions.Submission(Set.of(), null, null)));
        ids.put("approval", submitted);
        ids.put("round", one("SELECT id FROM approval_round WHERE subject_id = :id", submitted));
        ids.put(
                "seat",
                one(
                        "SELECT s.id FROM approval_seat s JOIN approval_stage t ON t.id = s.stage_id AND t.state = 'OPEN'"
                                + " WHERE s.round_id = :id LIMIT 1",
                        ids.get("round")));
        UUID published = organisation.as(author, () -> policies.create(details(), TEXT));
        jdbc.sql("UPDATE policy_version SET state = 'PUBLISHED', published_at = :now WHERE id = :id")
                .param("now", now())
                .param("id", published)
                .update();
        ids.put("published", published);
        ids.put("publishedPolicy", one("SELECT policy_id FROM policy_version WHERE id = :id", published));
        subjects.put("draft policy", SubjectRef.policy(ids.get("draftPolicy")));
        subjects.put("draft", SubjectRef.policyVersion(draft));
        subjects.put("consulted version", SubjectRef.policyVersion(consulted));
        subjects.put("version in approval", SubjectRef.policyVersion(submitted));
        subjects.put("approval round", new SubjectRef(SubjectRef.APPROVAL_ROUND, ids.get("round")));
        UUID review = Ids.next();
        jdbc.sql("""
                        INSERT INTO review (id, policy_id, version_id, state, opens_on, due_on, planned_at, opened_at, reviewer_id)
                        VALUES (:id, :policy, :version, 'OPEN', :today, :today, :now, :now, :owner)
                        """)
                .param("id", review)
                .param("policy", ids.get("publishedPolicy"))
                .param("version", published)
                .param("today", today())
                .param("now", now())
                .param("owner", owner)
                .update();
        ids.put("review", review);
        subjects.put("review", SubjectRef.review(review));
    }

    private void attestation() {
        Campaigns campaigns = bean(Campaigns.class);
        UUID campaign = organisation.as(hr, () -> campaigns.start(campaigns.proposal(ids.get("publishedPolicy"))));
        ids.put("campaign", campaign);
        launch(campaign);
        subjects.put("campaign", SubjectRef.campaign(campaign));
        organisation.as(
                asked, () -> bean(FollowUps.class).ask(campaign, ids.get("published"), "What is " + SECRET + "?"));
        ids.put("followUp", one("SELECT id FROM attestation_followup WHERE campaign_id = :id", campaign));
        UUID export = Ids.next();
        jdbc.sql("""
                        INSERT INTO campaign_export (id, campaign_id, person_id, format, filter, filter_words, everyone, state,
                            started_at, alive_at, finished_at)
                        VALUES (:id, :campaign, :hr, 'CSV', '{}', 'Everyone', true, 'FAILED', :now, :now, :now)
                        """)
                .param("id", export)
                .param("campaign", campaign)
                .param("hr", hr)
                .param("now", now())
                .update();
        ids.put("export", export);
    }

    private void launch(UUID campaign) {
        ManagementService management = bean(ManagementService.class);
        bean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(campaign.toString())
                .list()
                .forEach(process ->
                        management.createJobQuery().processInstanceId(process.getId()).executable().list().stream()
                                .map(Job::getId)
                                .forEach(management::executeJob));
    }

    private void controls() {
        UUID control = jdbc.sql("SELECT id FROM control WHERE code = '8.13'")
                .query(UUID.class)
                .single();
        ids.put("control", control);
        UUID waiver = organisation.as(asked, () -> bean(Waivers.class)
                .ask(new NewWaiver(
                        SubjectRef.policy(ids.get("publishedPolicy")),
                        "Without " + SECRET,
                        "Because of " + SECRET,
                        "The lab",
                        "A lock",
                        Set.of(),
                        RiskLevel.LOW,
                        today().plusDays(30))));
        ids.put("waiver", waiver);
        subjects.put("waiver", new SubjectRef(SubjectRef.WAIVER, waiver));
        UUID evidence = organisation.as(asked, () -> bean(Evidences.class)
                .attach(
                        subjects.get("waiver"),
                        new NewEvidence(
                                "Photo of " + SECRET,
                                new NewEvidence.Link("https://example.org/" + Ids.next()),
                                today(),
                                null)));
        ids.put("evidence", evidence);
        subjects.put("evidence", new SubjectRef(SubjectRef.EVIDENCE, evidence));
        UUID finding = organisation.as(compliance, () -> bean(Findings.class)
                .raise(new NewFinding(
                        control,
                        SubjectRef.control(control),
                        Severity.HIGH,
                        "No " + SECRET,
                        "Nobody could show " + SECRET,
                        owner,
                        today().plusDays(30))));
        ids.put("finding", finding);
        subjects.put("finding", new SubjectRef(SubjectRef.FINDING, finding));
        subjects.put(
                "corrective action",
                new SubjectRef(
                        SubjectRef.CORRECTIVE_ACTION,
                        one("SELECT id FROM corrective_action WHERE finding_id = :id", finding)));
        UUID risk = organisation.as(compliance, () -> bean(Risks.class)
                .enter(new RiskEntry("Loss of " + SECRET, "It", "Thieves", "No lock", owner, department, Set.of())));
        ids.put("risk", risk);
        subjects.put("risk", new SubjectRef(SubjectRef.RISK, risk));
        UUID controlReview = Ids.next();
        jdbc.sql("""
                        INSERT INTO control_review (id, control_id, number, state, opens_on, due_on, planned_at, opened_at,
                            owner_id, assessment, maturity, assessed_by, assessed_at, closed_at)
                        VALUES (:id, :control, (SELECT coalesce(max(number), 0) + 1 FROM control_review
                                WHERE control_id = :control), 'CANCELLED', :today, :today, :now, :now, :owner,
                            'Done as ' || :secret, 3, :owner, :now, :now)
                        """)
                .param("id", controlReview)
                .param("control", control)
                .param("today", today())
                .param("now", now())
                .param("owner", owner)
                .param("secret", SECRET)
                .update();
        ids.put("controlReview", controlReview);
        subjects.put("control review", new SubjectRef(SubjectRef.CONTROL_REVIEW, controlReview));
    }

    private void smallThings() {
        UUID substitute = organisation.hire("Sven Substitute", department, null);
        ids.put("absence", organisation.as(owner, () -> bean(Absences.class)
                .setSubstitute(owner, substitute, today().plusDays(100), today().plusDays(110))));
        ids.put("duty", one("SELECT id FROM duty WHERE person_id = :id AND closed_at IS NULL LIMIT 1", owner));
        UUID wish = Ids.next();
        jdbc.sql("""
                        INSERT INTO signature_wish (id, subject_kind, subject_id, act, title, person_id, statement, meaning,
                            comment, sha256, path, details, requested_at)
                        VALUES (:id, 'waiver', :waiver, 'approve-waiver', :secret, :owner, :secret, :secret, :secret,
                            repeat('a', 64), '/waivers/1', '{}', :now)
                        """)
                .param("id", wish)
                .param("waiver", ids.get("waiver"))
                .param("secret", SECRET)
                .param("owner", owner)
                .param("now", now())
                .update();
        ids.put("wish", wish);
        ids.put("person", asked);
        subjects.put("person", SubjectRef.person(asked));
    }

    private UUID one(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(UUID.class).single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
