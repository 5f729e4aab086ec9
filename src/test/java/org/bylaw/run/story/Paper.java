package org.bylaw.run.story;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One policy of the story, and what its people need to find again: the version they are at, and threads of comments. */
final class Paper {

    private final String file;
    private final Map<String, UUID> threads = new HashMap<>();
    private UUID policyId;
    private UUID versionId;

    /** @param file the name of its first text, without the ending */
    Paper(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void isAt(UUID policy, UUID version) {
        policyId = policy;
        versionId = version;
    }

    UUID policyId() {
        return policyId;
    }

    UUID versionId() {
        return versionId;
    }

    void remember(String quote, UUID thread) {
        threads.put(quote, thread);
    }

    UUID thread(String quote) {
        UUID thread = threads.get(quote);
        if (thread == null) {
            throw new IllegalStateException("Nobody commented on “" + quote + "” in " + file);
        }
        return thread;
    }
}
