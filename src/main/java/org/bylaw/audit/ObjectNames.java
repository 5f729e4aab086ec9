package org.bylaw.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;

/** What the things of the trail are called today, and where they are shown. What is gone has no name any more. */
public interface ObjectNames {

    /**
     * A thing for people.
     *
     * @param title such as "SEC-01 Access control"
     * @param path its page, without a leading slash; empty where it has none
     */
    record Named(SubjectRef object, String title, String path) {}

    Map<SubjectRef, Named> of(Collection<SubjectRef> objects);

    /** Things in whose title all of the words are, at most so many of each kind. */
    List<Named> search(String text, int limit);

    /** Which thing has this id. */
    Optional<SubjectRef> find(UUID id);
}
