package org.bylaw.control;

import static org.bylaw.shared.Say.later;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What one control is to another, as OSCAL's model for mappings has it (version 1.2). */
public enum MappingRelationship {
    /** It is only said that they correspond. */
    UNSPECIFIED("", "related", "related-to", "corresponds", "corresponds-to", "maps-to", "mapping"),
    EQUIVALENT_TO(later("means the same"), "equivalent-to", "equivalent"),
    EQUAL_TO(later("says the same"), "equal-to", "equal"),
    SUBSET_OF(later("comprises this one"), "subset-of"),
    SUPERSET_OF(later("is a part of this one"), "superset-of"),
    INTERSECTS_WITH(later("overlaps with this one"), "intersects-with");

    private final String word;
    private final Set<String> tokens;

    MappingRelationship(String word, String... tokens) {
        this.word = word;
        this.tokens = Set.of(tokens);
    }

    /** As links and properties of OSCAL name it too; empty where the word says nothing of a correspondence. */
    public static Optional<MappingRelationship> of(String token) {
        return Arrays.stream(values()).filter(one -> one.tokens.contains(token)).findFirst();
    }

    /** Whether it says more than that they correspond. */
    public boolean isStated() {
        return this != UNSPECIFIED;
    }

    /** What the second control is to the first; empty where nobody says. */
    public String word() {
        return word;
    }

    /** What the second is to the first, read from the second. */
    public MappingRelationship reversed() {
        return switch (this) {
            case SUBSET_OF -> SUPERSET_OF;
            case SUPERSET_OF -> SUBSET_OF;
            default -> this;
        };
    }
}
