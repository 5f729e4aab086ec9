package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.bylaw.audit.Act;
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

    /** The text that a new policy begins with. */
    record FirstText(UUID policyId, String title, String text) {}

    /** A draft that is to begin. */
    private record Beginning(
            UUID id,
            UUID policyId,
            String title,
            @Nullable VersionFacts former,
            ChangeKind kind,
            String summary,
            String text,
            UUID author) {

        VersionNumber number() {
            return kind.after(former == null ? VersionNumber.NONE : former.number());
        }

        @Nullable
        UUID formerId() {
            return former == null ? null : former.id();
        }

        SubjectRef subject() {
            return SubjectRef.policyVersion(id);
        }
    }

    /**
     * The first drafts of policies; the one who brings the texts counts as one who wrote them.
     *
     * @return the id of each, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> first(List<FirstText> texts) {
        UUID me = currentPerson.requireId();
        List<UUID> ids = begin(texts.stream()
                .map(text -> new Beginning(
                        Ids.next(),
                        text.policyId(),
                        text.title(),
                        null,
                        ChangeKind.MAJOR,
                        "First version",
                        text.text(),
                        me))
                .toList());
        table.contributed(ids, me);
        return ids;
    }

    /** A draft on top of what is in force. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID revision(PolicyFacts policy, ChangeKind kind, String summary, UUID author) {
        VersionFacts former = table.inForce(policy.id())
                .orElseThrow(
                        () -> Problem.stale(say("Nothing of this policy is in force, so there is nothing to revise.")));
        String text = table.body(former.id());
        return begin(List.of(
                        new Beginning(Ids.next(), policy.id(), policy.title(), former, kind, summary, text, author)))
                .getFirst();
    }

    private List<UUID> begin(List<Beginning> drafts) {
        List<UUID> ids = drafts.stream().map(Beginning::id).toList();
        if (insert(drafts) < drafts.size()) {
            throw Problem.stale(say("Somebody is already working on a new version of this policy. Open that one."));
        }
        saves.keepFirst(ids);
        audit.recordAll(drafts.stream()
                .map(draft -> new Act(
                        "DraftBegun",
                        draft.subject(),
                        SubjectRef.policy(draft.policyId()),
                        Map.of(
                                "version", draft.number().toString(),
                                "kind", draft.kind().name(),
                                "summary", draft.summary())))
                .toList());
        duties.finishBegun(drafts.stream()
                .map(draft -> new PolicyDuties.Begun(draft.id(), draft.title(), draft.number(), draft.author()))
                .toList());
        processes.startAll(
                "policy-lifecycle",
                ids.stream().collect(Collectors.toMap(id -> id, id -> Map.of("policyVersionId", id.toString()))));
        return ids;
    }

    private int insert(List<Beginning> drafts) {
        return jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, change_summary, body,
                            body_sha256, created_by, created_at, based_on)
                        SELECT d.id, d.policy_id, d.major, d.minor, 'DRAFT', d.kind, d.summary, d.body,
                            d.sha256, d.author, :now, d.former
                        FROM unnest(:ids, :policies, :majors, :minors, :kinds, :summaries, :bodies, :sha256s, :authors, :formers)
                            AS d (id, policy_id, major, minor, kind, summary, body, sha256, author, former)
                        ON CONFLICT (policy_id) WHERE state IN ('DRAFT', 'CONSULTATION', 'APPROVAL', 'APPROVED') DO NOTHING
                        """)
                .param("ids", column(drafts, Beginning::id, UUID[]::new))
                .param("policies", column(drafts, Beginning::policyId, UUID[]::new))
                .param("majors", column(drafts, draft -> draft.number().major(), Integer[]::new))
                .param("minors", column(drafts, draft -> draft.number().minor(), Integer[]::new))
                .param("kinds", column(drafts, draft -> draft.kind().name(), String[]::new))
                .param("summaries", column(drafts, Beginning::summary, String[]::new))
                .param("bodies", column(drafts, Beginning::text, String[]::new))
                .param("sha256s", column(drafts, draft -> Markdown.sha256(draft.text()), String[]::new))
                .param("authors", column(drafts, Beginning::author, UUID[]::new))
                .param("formers", column(drafts, Beginning::formerId, UUID[]::new))
                .param("now", table.now())
                .update();
    }

    private static <T extends @Nullable Object> T[] column(
            List<Beginning> drafts, Function<Beginning, T> value, IntFunction<T[]> array) {
        return drafts.stream().map(value).toArray(array);
    }
}
