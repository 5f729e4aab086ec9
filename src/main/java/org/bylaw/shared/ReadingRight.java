package org.bylaw.shared;

import java.util.UUID;

/** Extension point: a module that gives people something to do with a thing lets them read it, even a draft. */
public interface ReadingRight {

    boolean mayRead(SubjectRef subject, UUID personId);

    /** Whether they also see how the thing came about, such as what was said about its drafts; readers in general do not. */
    default boolean mayReadWork(SubjectRef subject, UUID personId) {
        return false;
    }
}
