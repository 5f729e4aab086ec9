package org.bylaw.audience.ui;

import java.util.List;
import java.util.stream.Collectors;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audience.Choice;
import org.bylaw.audience.Choices;
import org.bylaw.audience.Clause;
import org.bylaw.audience.Criterion;
import org.bylaw.audience.CriterionKind;

/** An audience as a sentence. */
public final class AudienceWords {

    private AudienceWords() {}

    static String of(CriterionKind kind) {
        return switch (kind) {
            case DEPARTMENT -> "Department";
            case LOCATION -> "Location";
            case JOB_TITLE -> "Job title";
            case EMPLOYMENT -> "Employment";
            case GROUP -> "Group";
            case MANAGER -> "Reports to";
            case PERSON -> "Person";
        };
    }

    /** "everyone, except location Oslo", "department Sales, location Rome; or group /board". */
    public static String sentence(AudienceRule rule, Choices choices) {
        String who = rule.include().isEmpty() ? "everyone" : clauses(rule.include(), choices);
        return rule.exclude().isEmpty() ? who : who + ", except " + clauses(rule.exclude(), choices);
    }

    private static String clauses(List<Clause> clauses, Choices choices) {
        return clauses.stream()
                .map(clause -> clause.criteria().stream()
                        .map(criterion -> criterion(criterion, choices))
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining("; or "));
    }

    private static String criterion(Criterion criterion, Choices choices) {
        String values = choices.named(criterion.kind(), criterion.values()).stream()
                .map(Choice::label)
                .collect(Collectors.joining(" or "));
        return of(criterion.kind()).toLowerCase() + " " + values;
    }
}
