package org.bylaw.policy;

import static org.bylaw.shared.Say.later;

/** How much a version changes: a major change is attested anew, a minor one is told, an editorial one is neither. */
public enum ChangeKind {
    MAJOR(later("Major")),
    MINOR(later("Minor")),
    EDITORIAL(later("Editorial"));

    private final String word;

    ChangeKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The number of the version that follows: 2.3 is followed by 3.0 or by 2.4. */
    VersionNumber after(VersionNumber former) {
        return this == MAJOR
                ? new VersionNumber(former.major() + 1, 0)
                : new VersionNumber(former.major(), former.minor() + 1);
    }
}
