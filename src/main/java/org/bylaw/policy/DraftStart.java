package org.bylaw.policy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.document.Markdown;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins drafts: the row, its lifecycle process, and the duty to finish it, in the caller's transaction. */
@Component
class DraftStart {

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final TextSaves saves;
    private final PolicyDuties duties;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final Processes processes;

    DraftStart(
            JdbcClient jdbc,
            PolicyTable table,
            TextSaves saves,
            PolicyDuties duties,
            CurrentPerson currentPerson,
            AuditTrail audit,
            Processes processes) {
        this.jdbc = jdbc;
        this.table = table;
        this.saves = saves;
        this.duties = duties;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.processes = processes;
    }

    /** The first draft of a policy; the one who brings the text counts as one who wrote it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID first(PolicyFacts policy, String text) {
        UUID id = begin(policy, null, ChangeKind.MAJOR, "First version", text, currentPerson.requireId());
        table.contributed(id, currentPerson.requireId());
        return id;
    }

    /** A draft on top of what is in force. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID revision(PolicyFacts policy, ChangeKind kind, String summary, UUID author) {
        VersionFacts former = table.inForce(policy.id())
                .orElseThrow(() -> Problem.stale("Nothing of this policy is in force, so there is nothing to revise."));
        return begin(policy, former, kind, summary, table.body(former.id()), author);
    }

    private UUID begin(
            PolicyFacts policy,
            @Nullable VersionFacts former,
            ChangeKind kind,
            String summary,
            String text,
            UUID author) {
        VersionNumber number = kind.after(former == null ? VersionNumber.NONE : former.number());
        UUID id = Ids.next();
        int begun = jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, change_summary, body,
                            body_sha256, created_by, created_at, based_on)
                        VALUES (:id, :policy, :major, :minor, 'DRAFT', :kind, :summary, :body, :sha256, :author, :now, :former)
                        ON CONFLICT (policy_id) WHERE state IN ('DRAFT', 'CONSULTATION', 'APPROVAL', 'APPROVED') DO NOTHING
                        """)
                .param("id", id)
                .param("policy", policy.id())
                .param("major", number.major())
                .param("minor", number.minor())
                .param("kind", kind.name())
                .param("summary", summary)
                .param("body", text)
                .param("sha256", Markdown.sha256(text))
                .param("author", author)
                .param("now", table.now())
                .param("former", former == null ? null : former.id())
                .update();
        if (begun == 0) {
            throw Problem.stale("Somebody is already working on a new version of this policy. Open that one.");
        }
        saves.keep(id, 0, text, author);
        audit.record(
                "DraftBegun",
                SubjectRef.policyVersion(id),
                SubjectRef.policy(policy.id()),
                Map.of("version", number.toString(), "kind", kind.name(), "summary", summary));
        processes.start("policy-lifecycle", id, Map.of("policyVersionId", id.toString()));
        duties.finishDraft(policy, table.version(id), List.of(author), "because you began it");
        return id;
    }
}
