package org.bylaw.retention;

import static org.bylaw.shared.Say.later;

/** What a legal hold can lie on. */
public enum HeldKind {
    POLICY("policy", later("A policy")),
    CAMPAIGN("campaign", later("A campaign")),
    CONTROL("control", later("A control")),
    PERSON("person", later("A person")),
    EVERYTHING("everything", later("Everything"));

    private final String key;
    private final String word;

    HeldKind(String key, String word) {
        this.key = key;
        this.word = word;
    }

    /** As the table and a {@link org.bylaw.shared.SubjectRef} name it. */
    public String key() {
        return key;
    }

    public String word() {
        return word;
    }

    static HeldKind of(String key) {
        for (HeldKind kind : values()) {
            if (kind.key.equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No such kind: " + key);
    }
}
