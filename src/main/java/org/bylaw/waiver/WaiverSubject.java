package org.bylaw.waiver;

import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What a waiver is an exception to.
 *
 * @param name such as "IT-01 Access control" or "8.24 Use of cryptography"
 * @param path its page, with a leading slash
 * @param ownerId who answers for it; empty where nobody does
 * @param versionId the version in force, of a policy
 */
public record WaiverSubject(
        SubjectRef ref,
        String name,
        String path,
        @Nullable UUID ownerId,
        @Nullable UUID versionId) {

    public boolean isPolicy() {
        return ref.kind().equals(SubjectRef.POLICY);
    }
}
