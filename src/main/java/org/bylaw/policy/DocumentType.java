package org.bylaw.policy;

/** What kind of document a policy is; the routing of approvals depends on it. */
public enum DocumentType {
    POLICY("Policy"),
    STANDARD("Standard"),
    PROCEDURE("Procedure"),
    GUIDELINE("Guideline");

    private final String word;

    DocumentType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
