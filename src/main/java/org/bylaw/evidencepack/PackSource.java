package org.bylaw.evidencepack;

import java.io.IOException;
import org.bylaw.shared.SubjectRef;

/**
 * Extension point: a module puts what it knows of a thing into the evidence pack of that thing. Those that sign come before
 * those that print, by {@link org.springframework.core.annotation.Order}.
 */
public interface PackSource {

    boolean supports(String kind);

    /** Called in the background, on behalf of whoever asked for the pack and {@link PackSubject#mayAsk may}. */
    void fill(SubjectRef subject, Pack pack) throws IOException;
}
