package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.UUID;
import org.bylaw.shared.Problem;

/** What the questions of a campaign have to be like. */
final class ConfirmingRules {

    private static final int MOST_QUESTIONS = 30;

    private ConfirmingRules() {}

    /** @throws Problem which names the question that does not do */
    static void check(Confirming confirming, List<UUID> policyIds) {
        if (confirming.passPercent() < 1 || confirming.passPercent() > 100) {
            throw Problem.invalid("passPercent", say("Please choose 1 to 100 percent."));
        }
        if (confirming.kind() == Confirmation.PAPER) {
            throw Problem.invalid(
                    "confirmation", say("Paper is recorded by HR afterwards; please choose another way."));
        }
        if (confirming.attempts() < 1 || confirming.attempts() > 20) {
            throw Problem.invalid("attempts", say("Please choose 1 to 20 attempts."));
        }
        if (confirming.questions().size() > MOST_QUESTIONS) {
            throw Problem.invalid("questions", say("Please ask at most {0} questions.", MOST_QUESTIONS));
        }
        for (int i = 0; i < confirming.questions().size(); i++) {
            check(confirming.questions().get(i), i + 1, policyIds);
        }
    }

    private static void check(Question question, int number, List<UUID> policyIds) {
        if (!policyIds.contains(question.policyId())) {
            throw Problem.invalid(
                    "questions", say("Question {0} is about a policy that is not asked about any more.", number));
        }
        if (question.question().isBlank() || question.question().strip().length() > 500) {
            throw Problem.invalid("questions", say("Question {0} needs 1 to 500 characters.", number));
        }
        List<String> options = question.options().stream()
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .toList();
        if (options.size() < 2
                || options.size() > 6
                || options.size() < question.options().size()) {
            throw Problem.invalid("questions", say("Question {0} needs 2 to 6 answers, none of them empty.", number));
        }
        if (options.stream().distinct().count() < options.size()) {
            throw Problem.invalid("questions", say("Two answers of question {0} are the same.", number));
        }
        if (options.stream().anyMatch(option -> option.length() > 300)) {
            throw Problem.invalid(
                    "questions", say("Please keep the answers of question {0} below 300 characters.", number));
        }
        if (question.right() < 1 || question.right() > options.size()) {
            throw Problem.invalid("questions", say("Please mark the right answer of question {0}.", number));
        }
    }
}
