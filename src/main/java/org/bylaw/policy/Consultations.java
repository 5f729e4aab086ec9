package org.bylaw.policy;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs a consultation: reviewers say that they are done, the owner ends it and goes on. */
@Service
public class Consultations {

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final PolicyDuties duties;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final Processes processes;

    Consultations(
            JdbcClient jdbc,
            PolicyTable table,
            PolicyAccess access,
            PolicyDuties duties,
            CurrentPerson currentPerson,
            AuditTrail audit,
            Processes processes) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.duties = duties;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.processes = processes;
    }

    /** Somebody who was asked, and since when they are done; empty while they are not. */
    public record Reviewer(
            UUID personId, String name, @Nullable Instant doneAt) {}

    /** Where a consultation stands. */
    public enum Stage {
        /** Reviewers comment. */
        COMMENTING,
        /** It is over, and comments wait for an answer. */
        ANSWERING,
        OVER
    }

    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    public Stage stage(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReading(table.policy(version.policyId()), version);
        if (processes.waitsIn(versionId, "consultation")) {
            return Stage.COMMENTING;
        }
        return processes.waitsIn(versionId, "answerComments") ? Stage.ANSWERING : Stage.OVER;
    }

    @AllowedToAll
    @Whose(ObjectRule.POLICY_WORK)
    public List<Reviewer> reviewers(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReadingWork(table.policy(version.policyId()), version);
        return jdbc.sql("""
                        SELECT r.person_id, p.name, r.done_at FROM consultation_reviewer r
                        JOIN person p ON p.id = r.person_id WHERE r.version_id = :version ORDER BY p.name
                        """)
                .param("version", versionId)
                .query((row, number) -> new Reviewer(
                        row.getObject("person_id", UUID.class),
                        row.getString("name"),
                        PolicyTable.instant(row, "done_at")))
                .list();
    }

    /**
     * The current reviewer has no more comments, or somebody for whom the current person stands in; when all are done the
     * consultation ends before its date.
     */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_REVIEWER)
    @Transactional
    public void done(UUID versionId) {
        UUID me = currentPerson.requireId();
        VersionFacts version = table.version(versionId);
        // Else two who are done at the same moment would each see the other as left, and nobody would end it.
        table.hold(versionId);
        UUID reviewer = askedAmong(versionId, me)
                .orElseThrow(
                        () -> Problem.stale(say("You are not among those who were asked, or you are done already.")));
        jdbc.sql("""
                        UPDATE consultation_reviewer SET done_at = :now
                        WHERE version_id = :version AND person_id = :reviewer AND done_at IS NULL
                        """)
                .param("now", table.now())
                .param("version", versionId)
                .param("reviewer", reviewer)
                .update();
        duties.close(PolicyDuties.COMMENT, versionId, reviewer);
        record(
                reviewer.equals(me) ? null : reviewer,
                "ReviewerDone",
                version,
                Map.of("version", version.number().toString()));
        endWhenAllAreDone(versionId);
    }

    /** Who is asked and not done: the current person first, then those for whom they act today. */
    private Optional<UUID> askedAmong(UUID versionId, UUID me) {
        return jdbc.sql("""
                        SELECT person_id FROM consultation_reviewer
                        WHERE version_id = :version AND person_id = ANY (:us) AND done_at IS NULL
                        ORDER BY person_id <> :me, person_id LIMIT 1 FOR UPDATE
                        """)
                .param("version", versionId)
                .param("us", access.meAndThoseIActFor().toArray(UUID[]::new))
                .param("me", me)
                .query(UUID.class)
                .optional();
    }

    void endWhenAllAreDone(UUID versionId) {
        if (reviewersLeft(versionId) == 0 && processes.waitsIn(versionId, "consultation")) {
            processes.completeTask(versionId, "consultation", Map.of());
        }
    }

    private long reviewersLeft(UUID versionId) {
        return jdbc.sql("SELECT count(*) FROM consultation_reviewer WHERE version_id = :version AND done_at IS NULL")
                .param("version", versionId)
                .query(Long.class)
                .single();
    }

    /** The owner ends the consultation before its date. */
    @AllowedToAll
    @Whose(ObjectRule.POLICY_OWNER)
    @Transactional
    public void end(UUID versionId) {
        VersionFacts version = steered(versionId);
        record(
                onBehalfOf(version),
                "ConsultationEndedEarly",
                version,
                Map.of("reviewersLeft", reviewersLeft(versionId)));
        processes.completeTask(versionId, "consultation", Map.of());
    }

    /** The owner goes on to approval; refused while comments are open. */
    @AllowedToAll
    @Whose(ObjectRule.POLICY_OWNER)
    @Transactional
    public void toApproval(UUID versionId) {
        VersionFacts version = steered(versionId);
        boolean open = jdbc.sql("SELECT EXISTS (SELECT FROM comment_thread WHERE version_id = :id AND state = 'OPEN')")
                .param("id", versionId)
                .query(Boolean.class)
                .single();
        if (open) {
            throw Problem.invalid(say("Some comments are still open. Answer or resolve each before approval."));
        }
        record(onBehalfOf(version), "SentToApproval", version, Map.of("sha256", version.sha256()));
        processes.completeTask(versionId, "answerComments", Map.of("next", "approval"));
    }

    /** The owner takes the text back to the draft. */
    @AllowedToAll
    @Whose(ObjectRule.POLICY_OWNER)
    @Transactional
    public void toDraft(UUID versionId) {
        VersionFacts version = steered(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        table.move(version, VersionState.DRAFT, null);
        duties.close(PolicyDuties.ANSWER_COMMENTS, versionId);
        duties.finishDraft(policy, version, List.of(policy.ownerId()), later("as the owner"));
        record(access.onBehalfOf(policy), "ReturnedToDraft", version, Map.of());
        processes.completeTask(versionId, "answerComments", Map.of("next", "draft"));
    }

    private VersionFacts steered(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireSteering(table.policy(version.policyId()));
        return version;
    }

    private @Nullable UUID onBehalfOf(VersionFacts version) {
        return access.onBehalfOf(table.policy(version.policyId()));
    }

    private void record(@Nullable UUID onBehalfOf, String act, VersionFacts version, Map<String, ?> details) {
        audit.recordFor(
                onBehalfOf,
                act,
                SubjectRef.policyVersion(version.id()),
                SubjectRef.policy(version.policyId()),
                details);
    }
}
