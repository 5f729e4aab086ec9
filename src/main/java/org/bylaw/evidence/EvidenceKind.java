package org.bylaw.evidence;

import static org.bylaw.shared.Say.later;

/** What a piece of evidence is. */
public enum EvidenceKind {
    FILE(later("File")),
    LINK(later("Link")),
    POLICY(later("Policy"));

    private final String word;

    EvidenceKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
