package org.bylaw.audience;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One condition: the attribute has any of the values.
 *
 * @param values at least one, at most {@value #MOST_VALUES}, none of them blank; ids where the kind asks for people
 */
public record Criterion(CriterionKind kind, List<String> values) {

    /** More than anybody chooses by hand; a longer list belongs into a group of the directory. */
    public static final int MOST_VALUES = 500;

    public Criterion {
        Objects.requireNonNull(kind, "a criterion has a kind");
        values = values.stream().map(String::strip).distinct().toList();
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw new IllegalArgumentException("a criterion has 1 to " + MOST_VALUES + " values, not " + values.size());
        }
        if (values.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a criterion's values are not blank");
        }
        if (kind == CriterionKind.MANAGER || kind == CriterionKind.PERSON) {
            values.forEach(UUID::fromString);
        }
    }

    public static Criterion of(CriterionKind kind, String... values) {
        return new Criterion(kind, List.of(values));
    }
}
