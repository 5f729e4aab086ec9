package org.bylaw.shared;

import java.time.Instant;
import java.util.List;

/** Extension point: a module tells whoever runs the platform what is wrong at the moment; it stands on the page of operations. */
public interface PlatformConcerns {

    /** In the language of whoever asks; none where all is well. */
    List<Concern> now();

    /**
     * Something that somebody has to look at.
     *
     * @param what is wrong, in a few words
     * @param advice what to do about it
     * @param path of the page with more, without a leading slash
     */
    record Concern(String what, String advice, Instant since, String path) {}
}
