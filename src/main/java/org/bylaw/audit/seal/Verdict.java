package org.bylaw.audit.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier says about a trail.
 *
 * @param rows how many it read
 * @param proven how many of them, from the first on, lead to the root of a signed checkpoint
 * @param root of all that was read, as Base64; empty where a gap made it impossible
 * @param findings what is wrong, the first of the trail first; at most a hundred
 * @param more how many others there are
 */
public record Verdict(long rows, long proven, @Nullable String root, List<Finding> findings, long more) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    public boolean isSound() {
        return findings.isEmpty();
    }
}
