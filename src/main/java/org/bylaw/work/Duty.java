package org.bylaw.work;

import java.time.Instant;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for one person.
 *
 * @param kind a stable key of the sort of duty, such as {@code approve}; a person has a kind once for each subject
 * @param verb what to do, for the list: "Approve", "Comment on"
 * @param title the thing, for the list: "Access control policy 2.0"
 * @param why why it is this person: "as the owner's manager"
 * @param askedBy who wants it; empty where a date does
 * @param path the page where it is done, with a leading slash
 * @param dueAt by when; empty where there is no date
 */
public record Duty(
        String kind,
        SubjectRef subject,
        UUID personId,
        String verb,
        String title,
        String why,
        @Nullable UUID askedBy,
        String path,
        @Nullable Instant dueAt) {}
