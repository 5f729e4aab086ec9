package org.bylaw.audience.ui;

import static org.bylaw.shared.Say.say;

import java.util.List;
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
            case DEPARTMENT -> say("Department");
            case LOCATION -> say("Location");
            case JOB_TITLE -> say("Job title");
            case EMPLOYMENT -> say("Employment");
            case GROUP -> say("Group");
            case MANAGER -> say("Reports to");
            case PERSON -> say("Person");
        };
    }

    /** "everyone, except location Oslo", "department Sales, location Rome; or group /board". */
    public static String sentence(AudienceRule rule, Choices choices) {
        String who = rule.include().isEmpty() ? say("everyone") : clauses(rule.include(), choices);
        return rule.exclude().isEmpty() ? who : say("{0}, except {1}", who, clauses(rule.exclude(), choices));
    }

    private static String clauses(List<Clause> clauses, Choices choices) {
        return clauses.stream()
                .map(clause -> clause.criteria().stream()
                        .map(criterion -> criterion(criterion, choices))
                        .reduce((first, next) -> say("{0} and {1}", first, next))
                        .orElseThrow())
                .reduce((first, next) -> say("{0}; or {1}", first, next))
                .orElseThrow();
    }

    private static String criterion(Criterion criterion, Choices choices) {
        String values = choices.named(criterion.kind(), criterion.values()).stream()
                .map(Choice::label)
                .reduce((first, next) -> say("{0} or {1}", first, next))
                .orElseThrow();
        return switch (criterion.kind()) {
            case DEPARTMENT -> say("department {0}", values);
            case LOCATION -> say("location {0}", values);
            case JOB_TITLE -> say("job title {0}", values);
            case EMPLOYMENT -> say("employment {0}", values);
            case GROUP -> say("group {0}", values);
            case MANAGER -> say("reports to {0}", values);
            case PERSON -> say("person {0}", values);
        };
    }
}
