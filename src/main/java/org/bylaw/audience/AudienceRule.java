package org.bylaw.audience;

import java.util.ArrayList;
import java.util.List;

/**
 * Whom something is for: people who work here and meet any clause of {@code include} but none of {@code exclude}.
 *
 * @param include empty for everyone; at most {@value #MOST_CLAUSES} clauses
 * @param exclude at most {@value #MOST_CLAUSES} clauses
 */
public record AudienceRule(List<Clause> include, List<Clause> exclude) {

    public static final int MOST_CLAUSES = 20;

    public static final AudienceRule EVERYONE = new AudienceRule(List.of(), List.of());

    public AudienceRule {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        if (include.size() > MOST_CLAUSES || exclude.size() > MOST_CLAUSES) {
            throw new IllegalArgumentException("an audience has at most " + MOST_CLAUSES + " clauses of a kind");
        }
    }

    /** People of any of the departments who work at any of the locations; an empty list does not narrow. */
    public static AudienceRule of(List<String> departments, List<String> locations) {
        List<Criterion> criteria = new ArrayList<>();
        if (!departments.isEmpty()) {
            criteria.add(new Criterion(CriterionKind.DEPARTMENT, departments));
        }
        if (!locations.isEmpty()) {
            criteria.add(new Criterion(CriterionKind.LOCATION, locations));
        }
        return criteria.isEmpty() ? EVERYONE : new AudienceRule(List.of(new Clause(criteria)), List.of());
    }

    public boolean everyone() {
        return include.isEmpty() && exclude.isEmpty();
    }
}
