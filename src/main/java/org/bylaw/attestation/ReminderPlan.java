package org.bylaw.attestation;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bylaw.workflow.DecisionTables;
import org.springframework.stereotype.Component;

/** On which days what is done about those who have not answered, as {@code reminder-plan.dmn} decides. */
@Component
class ReminderPlan {

    static final String DECISION = "reminder-plan";

    /** The classifications, the most confidential first; of several policies the first counts. */
    static final String[] BY_CONFIDENCE = {"STRICTLY_CONFIDENTIAL", "CONFIDENTIAL", "INTERNAL", "PUBLIC"};

    private final DecisionTables tables;

    ReminderPlan(DecisionTables tables) {
        this.tables = tables;
    }

    /** What a step does. */
    enum Act {
        /** A mail to the person. */
        PERSON,
        /** A mail to the line manager, with the number of those who are late. */
        MANAGER,
        /** A mail to HR, with the same. */
        HR
    }

    /** @param day days after the due date of a row; negative ones are before it */
    record Step(int day, Act act) {}

    /** The steps of one campaign, in the order of their days. */
    record Steps(List<Step> steps) {

        Integer[] days(Act act) {
            return steps.stream()
                    .filter(step -> step.act() == act)
                    .map(Step::day)
                    .toArray(Integer[]::new);
        }

        SortedSet<Integer> days() {
            SortedSet<Integer> days = new TreeSet<>();
            steps.forEach(step -> days.add(step.day()));
            return days;
        }
    }

    /** @param classification of the most confidential policy that the campaign asks about */
    Steps of(String classification) {
        return new Steps(tables.ask(DECISION, Map.of("classification", classification)).stream()
                .map(row -> new Step(
                        ((Number) row.get("day")).intValue(),
                        Act.valueOf(row.get("act").toString())))
                .distinct()
                .sorted((one, other) -> Integer.compare(one.day(), other.day()))
                .toList());
    }
}
