package org.bylaw.workflow;

import java.util.List;
import java.util.UUID;

/** What the engine has on record of the processes that ran for a thing: which models, which way, which decisions. */
public interface ProcessRecords {

    /** All processes with that business key, the oldest first; each is followed by those that it called. */
    List<ProcessRecord> of(UUID businessKey);
}
