package org.bylaw.shared;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What an approval round needs to know of the thing that it decides on.
 *
 * @param ref the thing itself
 * @param page the thing on whose page its rounds are told, such as the policy of a version
 * @param title for people, such as "Access control policy, version 2.0"
 * @param path the page of the thing, below the application's root
 * @param ownerId who answers for it
 * @param contributors everyone who wrote any part of it; none of them may approve or sign it (four eyes)
 * @param documentType a fact for the routing decision: POLICY, STANDARD, PROCEDURE, GUIDELINE or STATEMENT_OF_APPLICABILITY
 * @param classification a fact for the routing decision
 * @param department the owner department's code, a fact for the routing decision
 * @param changeKind MAJOR, MINOR, EDITORIAL, RETIREMENT or TAILORING, a fact for the routing decision
 * @param sha256 fingerprint of the exact text that is decided on, 64 hexadecimal digits
 * @param summary what changes, in the author's words
 */
public record ApprovalSubject(
        SubjectRef ref,
        SubjectRef page,
        String title,
        String path,
        UUID ownerId,
        Set<UUID> contributors,
        String documentType,
        String classification,
        String department,
        String changeKind,
        String sha256,
        String summary) {

    public ApprovalSubject {
        contributors = Set.copyOf(contributors);
    }

    /** The same thing, had its change been of another kind. */
    public ApprovalSubject withChangeKind(String otherKind) {
        return new ApprovalSubject(
                ref,
                page,
                title,
                path,
                ownerId,
                contributors,
                documentType,
                classification,
                department,
                otherKind,
                sha256,
                summary);
    }

    /** What the routing decision decides by, under the names of its columns. */
    public Map<String, String> routingFacts() {
        return Map.of(
                "documentType", documentType,
                "classification", classification,
                "department", department,
                "changeKind", changeKind);
    }

    /** Extension point: a module whose things go through approval rounds says what the round needs to know of them. */
    public interface Source {

        boolean supports(String subjectKind);

        /**
         * The thing as it stands now.
         *
         * @throws Problem where there is no such thing
         */
        ApprovalSubject describe(SubjectRef ref);

        /** Keeps what {@link #describe} says from changing until the transaction ends; the owner above all. */
        default void hold(SubjectRef ref) {}
    }
}
