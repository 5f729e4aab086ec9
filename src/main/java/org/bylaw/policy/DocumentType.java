package org.bylaw.policy;

import static org.bylaw.shared.Say.later;

/** What kind of document a policy is; the routing of approvals depends on it. */
public enum DocumentType {
    POLICY(later("Policy")),
    STANDARD(later("Standard")),
    PROCEDURE(later("Procedure")),
    GUIDELINE(later("Guideline"));

    private final String word;

    DocumentType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
