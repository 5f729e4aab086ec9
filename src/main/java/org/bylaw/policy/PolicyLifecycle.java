package org.bylaw.policy;

import static org.bylaw.shared.Say.later;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the lifecycle process does to a version, step by step; each is safe to repeat after a save point. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PolicyLifecycle {

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyDuties duties;
    private final DraftStart drafts;
    private final TextSaves saves;
    private final SearchIndex search;
    private final AuditTrail audit;
    private final Outbox outbox;

    PolicyLifecycle(
            JdbcClient jdbc,
            PolicyTable table,
            PolicyDuties duties,
            DraftStart drafts,
            TextSaves saves,
            SearchIndex search,
            AuditTrail audit,
            Outbox outbox) {
        this.jdbc = jdbc;
        this.table = table;
        this.duties = duties;
        this.drafts = drafts;
        this.saves = saves;
        this.search = search;
        this.audit = audit;
        this.outbox = outbox;
    }

    public void discarded(UUID versionId) {
        VersionFacts version = table.version(versionId);
        table.move(version, VersionState.DISCARDED, "ended_at");
        duties.close(PolicyDuties.FINISH_DRAFT, versionId);
        record("DraftDiscarded", version, Map.of());
    }

    public void openConsultation(UUID versionId) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        table.move(version, VersionState.CONSULTATION, null);
        Set<UUID> reviewers = table.reviewers(versionId);
        duties.comment(policy, version, reviewers);
        outbox.urgent(
                reviewers,
                "consultation.opened",
                params(
                        policy,
                        version,
                        Map.of("owner", policy.ownerName(), "until", text(version.consultationEndsAt()))),
                "/consultations/" + versionId);
        record("ConsultationOpened", version, Map.of("reviewers", reviewers.size()));
    }

    public Instant consultationEndsAt(UUID versionId) {
        Instant end = table.version(versionId).consultationEndsAt();
        return end == null ? table.now().toInstant() : end;
    }

    public void closeConsultation(UUID versionId) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        duties.close(PolicyDuties.COMMENT, versionId);
        record("ConsultationClosed", version, Map.of("openComments", openComments(versionId)));
        if (hasOpenComments(versionId)) {
            duties.answerComments(policy, version);
            outbox.urgent(
                    List.of(policy.ownerId()),
                    "comments.waiting",
                    params(policy, version, Map.of("count", String.valueOf(openComments(versionId)))),
                    "/consultations/" + versionId);
        }
    }

    public boolean hasOpenComments(UUID versionId) {
        return openComments(versionId) > 0;
    }

    private long openComments(UUID versionId) {
        return jdbc.sql("SELECT count(*) FROM comment_thread WHERE version_id = :id AND state = 'OPEN'")
                .param("id", versionId)
                .query(Long.class)
                .single();
    }

    /** From here on the text is what it is; the database refuses to change it. */
    public void freeze(UUID versionId) {
        VersionFacts version = table.version(versionId);
        table.move(version, VersionState.APPROVAL, "submitted_at");
        duties.close(PolicyDuties.FINISH_DRAFT, versionId);
        duties.close(PolicyDuties.ANSWER_COMMENTS, versionId);
        saves.thinOut(versionId);
        record("TextFrozen", version, Map.of("sha256", version.sha256()));
    }

    public void returnToDraft(UUID versionId) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        table.move(version, VersionState.DRAFT, null);
        duties.finishDraft(
                policy,
                version,
                Stream.concat(Stream.of(policy.ownerId(), version.createdBy()), table.coAuthors(versionId).stream())
                        .collect(Collectors.toSet()),
                later("because it came back to draft"));
        outbox.urgent(
                ownerAndAuthor(policy, version),
                "draft.returned",
                params(policy, version, Map.of()),
                "/drafts/" + versionId);
        record("ReturnedToDraft", version, Map.of());
    }

    public void approved(UUID versionId) {
        VersionFacts version = table.version(versionId);
        table.move(version, VersionState.APPROVED, "approved_at");
        record("VersionApproved", version, Map.of("sha256", version.sha256()));
    }

    public void rejected(UUID versionId) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        table.move(version, VersionState.REJECTED, "ended_at");
        outbox.urgent(
                ownerAndAuthor(policy, version),
                "version.rejected",
                params(policy, version, Map.of()),
                "/policies/" + policy.id() + "?tab=approval&version=" + versionId);
        record("VersionRejected", version, Map.of());
    }

    public boolean isEffectiveLater(UUID versionId) {
        Instant effective = table.version(versionId).effectiveAt();
        return effective != null && effective.isAfter(table.now().toInstant());
    }

    public Instant effectiveAt(UUID versionId) {
        Instant effective = table.version(versionId).effectiveAt();
        return effective == null ? table.now().toInstant() : effective;
    }

    /** Brings the version into force; the former one is superseded in the same breath. */
    public void publish(UUID versionId) {
        VersionFacts version = table.version(versionId);
        if (version.state() == VersionState.PUBLISHED) {
            return;
        }
        PolicyFacts policy = table.policy(version.policyId());
        table.inForce(policy.id()).ifPresent(former -> {
            table.move(former, VersionState.SUPERSEDED, "ended_at");
            record("VersionSuperseded", former, Map.of("by", version.number().toString()));
        });
        table.move(version, VersionState.PUBLISHED, "published_at");
        search.refresh(policy.id());
        record(
                "PolicyPublished",
                version,
                Map.of("sha256", version.sha256(), "kind", version.changeKind().name()));
        outbox.digest(
                ownerAndAuthor(policy, version),
                "policy.published",
                params(policy, version, Map.of()),
                "/policies/" + policy.id());
    }

    public void informAudience(UUID versionId) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        List<UUID> audience = jdbc.sql("SELECT p.id FROM person p WHERE p.active AND " + Audience.APPLIES)
                .param("policy", policy.id())
                .query(UUID.class)
                .list();
        outbox.digest(
                audience,
                "policy.changed",
                params(policy, version, Map.of("summary", version.changeSummary())),
                "/read/" + policy.id());
        record("AudienceInformed", version, Map.of("people", audience.size()));
    }

    /** Begins a draft for the owner; one that somebody has begun already is the revision. */
    public UUID startRevision(UUID policyId) {
        PolicyFacts policy = table.policy(policyId);
        return table.underWork(policyId)
                .map(VersionFacts::id)
                .orElseGet(() -> drafts.revision(policy, ChangeKind.MINOR, "", policy.ownerId()));
    }

    /** Takes the policy out of the portal; it stays on record. */
    public void retire(UUID policyId) {
        table.inForce(policyId).ifPresent(version -> {
            table.move(version, VersionState.RETIRED, "ended_at");
            jdbc.sql("UPDATE policy SET retired_at = :now, next_review_on = NULL WHERE id = :id")
                    .param("now", table.now())
                    .param("id", policyId)
                    .update();
            record("PolicyRetired", version, Map.of());
        });
    }

    private void record(String act, VersionFacts version, Map<String, ?> more) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", version.number().toString());
        details.putAll(more);
        audit.record(act, SubjectRef.policyVersion(version.id()), SubjectRef.policy(version.policyId()), details);
    }

    /** Often one and the same person. */
    private static Set<UUID> ownerAndAuthor(PolicyFacts policy, VersionFacts version) {
        return Stream.of(policy.ownerId(), version.createdBy()).collect(Collectors.toSet());
    }

    private static Map<String, String> params(PolicyFacts policy, VersionFacts version, Map<String, String> more) {
        Map<String, String> params = new LinkedHashMap<>(more);
        params.put("title", policy.title());
        params.put("version", version.number().toString());
        return params;
    }

    static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.minusSeconds(1).toString();
    }
}
