package org.bylaw.policy;

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

    static String title(PolicyFacts policy, VersionFacts version) {
        return policy.title() + " " + version.number();
    }

    void finishDraft(PolicyFacts policy, VersionFacts version, Collection<UUID> people, String why) {
        duties.open(people.stream()
                .distinct()
                .map(person -> new Duty(
                        FINISH_DRAFT,
                        SubjectRef.policyVersion(version.id()),
                        person,
                        "Finish the draft of",
                        title(policy, version),
                        why,
                        null,
                        "/drafts/" + version.id(),
                        null))
                .toList());
    }

    void comment(PolicyFacts policy, VersionFacts version, Collection<UUID> reviewers) {
        duties.open(reviewers.stream()
                .map(person -> new Duty(
                        COMMENT,
                        SubjectRef.policyVersion(version.id()),
                        person,
                        "Comment on",
                        title(policy, version),
                        "as a reviewer of the consultation",
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
                "Answer comments on",
                title(policy, version),
                "as the owner",
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
