package org.bylaw.policy;

import static org.bylaw.shared.Say.later;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.springframework.stereotype.Component;

/** The duties that a version gives to people, in words. */
@Component
class PolicyDuties {

    static final String FINISH_DRAFT = "finish-draft";
    static final String COMMENT = "comment";
    static final String ANSWER_COMMENTS = "answer-comments";

    private final Duties duties;

    PolicyDuties(Duties duties) {
        this.duties = duties;
    }

    /** A draft that somebody has just begun. */
    record Begun(UUID versionId, String title, VersionNumber number, UUID author) {}

    static String title(PolicyFacts policy, VersionFacts version) {
        return title(policy.title(), version.number());
    }

    private static String title(String title, VersionNumber number) {
        return title + " " + number;
    }

    void finishDraft(PolicyFacts policy, VersionFacts version, Collection<UUID> people, String why) {
        duties.open(people.stream()
                .distinct()
                .map(person -> finishDraft(version.id(), title(policy, version), person, why))
                .toList());
    }

    void finishBegun(List<Begun> drafts) {
        duties.open(drafts.stream()
                .map(draft -> finishDraft(
                        draft.versionId(),
                        title(draft.title(), draft.number()),
                        draft.author(),
                        later("because you began it")))
                .toList());
    }

    private static Duty finishDraft(UUID versionId, String title, UUID person, String why) {
        return new Duty(
                FINISH_DRAFT,
                SubjectRef.policyVersion(versionId),
                person,
                later("Finish the draft of"),
                title,
                why,
                null,
                "/drafts/" + versionId,
                null);
    }

    void comment(PolicyFacts policy, VersionFacts version, Collection<UUID> reviewers) {
        duties.open(reviewers.stream()
                .map(person -> new Duty(
                        COMMENT,
                        SubjectRef.policyVersion(version.id()),
                        person,
                        later("Comment on"),
                        title(policy, version),
                        later("as a reviewer of the consultation"),
                        policy.ownerId(),
                        "/consultations/" + version.id(),
                        version.consultationEndsAt()))
                .toList());
    }

    void answerComments(PolicyFacts policy, VersionFacts version) {
        duties.open(List.of(new Duty(
                ANSWER_COMMENTS,
                SubjectRef.policyVersion(version.id()),
                policy.ownerId(),
                later("Answer comments on"),
                title(policy, version),
                later("as the owner"),
                null,
                "/consultations/" + version.id(),
                null)));
    }

    void close(String kind, UUID versionId) {
        duties.closeAll(kind, SubjectRef.policyVersion(versionId));
    }

    void close(String kind, UUID versionId, UUID personId) {
        duties.close(kind, SubjectRef.policyVersion(versionId), personId);
    }
}
