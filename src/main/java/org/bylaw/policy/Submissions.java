package org.bylaw.policy;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends versions on: a draft to consultation or to approval, a version under approval back, or a draft away. */
@Service
public class Submissions {

    private static final String TEXT_CHANGED =
            later("Somebody has changed the text since you opened it. Read it again before you send it on.");

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final PolicyDuties duties;
    private final People people;
    private final AuditTrail audit;
    private final Processes processes;

    Submissions(
            JdbcClient jdbc,
            PolicyTable table,
            PolicyAccess access,
            PolicyDuties duties,
            People people,
            AuditTrail audit,
            Processes processes) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.duties = duties;
        this.people = people;
        this.audit = audit;
        this.processes = processes;
    }

    /**
     * How a draft is sent on.
     *
     * @param reviewers who is asked to comment first; empty to go straight to approval
     * @param consultationUntil the last day for comments; needed with reviewers
     * @param effectiveOn when it is to come into force; empty for as soon as it is approved
     */
    public record Submission(
            Set<UUID> reviewers,
            @Nullable LocalDate consultationUntil,
            @Nullable LocalDate effectiveOn) {}

    /**
     * Sends a draft on; the owner does, on the text that was shown.
     *
     * @param textRevision the count of saves of the text that the owner saw
     */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.POLICY_OWNER)
    @Transactional
    public void submit(UUID versionId, int textRevision, Submission submission) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        access.requireWriting(policy, version);
        access.requireSteering(policy);
        LocalDate today = table.now().atZoneSameInstant(zone()).toLocalDate();
        check(version, textRevision, submission, today);
        int unchanged = jdbc.sql("""
                        UPDATE policy_version SET effective_at = :effective, consultation_ends_at = :until
                        WHERE id = :id AND state = 'DRAFT' AND text_revision = :revision
                        """)
                .param("revision", textRevision)
                .param("effective", startOf(submission.effectiveOn()))
                .param(
                        "until",
                        submission.reviewers().isEmpty() || submission.consultationUntil() == null
                                ? null
                                : startOf(submission.consultationUntil().plusDays(1)))
                .param("id", versionId)
                .update();
        if (unchanged == 0) {
            throw Problem.stale(say(TEXT_CHANGED));
        }
        jdbc.sql("DELETE FROM consultation_reviewer WHERE version_id = :id")
                .param("id", versionId)
                .update();
        if (!submission.reviewers().isEmpty()) {
            jdbc.sql(
                            "INSERT INTO consultation_reviewer (version_id, person_id, asked_at) SELECT :id, unnest(:people), :now")
                    .param("id", versionId)
                    .param("people", submission.reviewers().toArray(UUID[]::new))
                    .param("now", table.now())
                    .update();
        }
        audit.recordFor(
                access.onBehalfOf(policy),
                "DraftSubmitted",
                SubjectRef.policyVersion(versionId),
                SubjectRef.policy(policy.id()),
                Map.of(
                        "version", version.number().toString(),
                        "sha256", version.sha256(),
                        "to", submission.reviewers().isEmpty() ? "approval" : "consultation"));
        duties.close(PolicyDuties.FINISH_DRAFT, versionId);
        processes.completeTask(
                versionId, "draft", Map.of("consult", !submission.reviewers().isEmpty()));
    }

    private void check(VersionFacts version, int textRevision, Submission submission, LocalDate today) {
        if (version.state() != VersionState.DRAFT) {
            throw Problem.stale(say("This draft has been sent on already."));
        }
        if (version.textRevision() != textRevision) {
            throw Problem.stale(say(TEXT_CHANGED));
        }
        if (table.body(version.id()).isBlank()) {
            throw Problem.invalid("text", say("There is no text yet."));
        }
        if (version.changeSummary().isBlank()) {
            throw Problem.invalid("changeSummary", say("Say in a sentence what changes; approvers and staff read it."));
        }
        if (!submission.reviewers().isEmpty()) {
            if (submission.consultationUntil() == null
                    || submission.consultationUntil().isBefore(today)) {
                throw Problem.invalid("consultationUntil", say("Choose a day from today on."));
            }
            Collection<Person> reviewers = people.byIds(submission.reviewers()).values();
            if (reviewers.size() != submission.reviewers().size()
                    || reviewers.stream().anyMatch(person -> !person.active())) {
                throw Problem.invalid("reviewers", say("Choose people who work here."));
            }
        }
        if (submission.effectiveOn() != null && submission.effectiveOn().isBefore(today)) {
            throw Problem.invalid("effectiveOn", say("Choose a day from today on, or leave it empty."));
        }
    }

    /** Gives a draft up; it stays on record. */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.POLICY_OWNER)
    @Transactional
    public void discard(UUID versionId) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        access.requireSteering(policy);
        processes.correlate("VersionDiscarded", versionId, Map.of());
    }

    /** Takes a version back to the draft while it waits for approval or for its effective date. */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.POLICY_OWNER)
    @Transactional
    public void withdraw(UUID versionId, String reason) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        access.requireSteering(policy);
        if (reason.isBlank()) {
            throw Problem.invalid("reason", say("Say why; the approvers see it."));
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", version.number().toString());
        details.put("reason", reason.strip());
        audit.recordFor(
                access.onBehalfOf(policy),
                "VersionWithdrawn",
                SubjectRef.policyVersion(versionId),
                SubjectRef.policy(policy.id()),
                details);
        processes.correlate("VersionWithdrawn", versionId, Map.of());
    }

    private @Nullable OffsetDateTime startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    private ZoneId zone() {
        return table.zone();
    }
}
