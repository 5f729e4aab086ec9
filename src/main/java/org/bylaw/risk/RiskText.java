package org.bylaw.risk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bylaw.risk.RiskFacts.LinkedControl;
import org.jspecify.annotations.Nullable;

/**
 * A risk in English words: for the record of changes, and as the text that an acceptance signs. When it is looked at
 * again, and whether the plan is done yet, change nothing of what was accepted.
 */
final class RiskText {

    private RiskText() {}

    /** Each fact by its name, in a fixed order. */
    static Map<String, String> words(RiskFacts risk, @Nullable Scale scale) {
        Map<String, String> words = signedWords(risk, scale);
        Assessment assessment = risk.assessment();
        words.put("planDone", assessment == null ? "" : Objects.toString(assessment.planDoneOn(), ""));
        words.put("nextReview", assessment == null ? "" : Objects.toString(assessment.reviewOn(), ""));
        return words;
    }

    private static Map<String, String> signedWords(RiskFacts risk, @Nullable Scale scale) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("title", risk.title());
        words.put("asset", risk.asset());
        words.put("threat", risk.threat());
        words.put("vulnerability", risk.vulnerability());
        words.put("owner", risk.ownerName());
        words.put("department", Objects.requireNonNullElse(risk.departmentName(), ""));
        words.put(
                "controls",
                risk.controls().stream().map(LinkedControl::code).sorted().collect(Collectors.joining(", ")));
        Assessment assessment = risk.assessment();
        if (assessment != null && scale != null && risk.level() != null) {
            words.put("scale", String.valueOf(scale.number()));
            words.put("likelihood", scale.likelihood(assessment.likelihood()).english());
            words.put("impact", scale.impact(assessment.impact()).english());
            words.put("level", risk.level().word());
            words.put("treatment", assessment.treatment().word());
            words.put("plan", assessment.plan());
            words.put("planDue", Objects.toString(assessment.planDueOn(), ""));
            if (risk.residualLevel() != null) {
                words.put(
                        "residualLikelihood",
                        scale.likelihood(assessment.residualLikelihood()).english());
                words.put(
                        "residualImpact",
                        scale.impact(assessment.residualImpact()).english());
                words.put("residualLevel", risk.residualLevel().word());
            }
        }
        return words;
    }

    /**
     * What is signed. The owner is told apart by id as well, since two may have one name.
     *
     * @param acceptance the how many-th of this risk it is
     */
    static String canonical(RiskFacts risk, @Nullable Scale scale, int acceptance) {
        return "Risk " + risk.reference() + "\nacceptance: " + acceptance + "\nid: " + risk.id() + "\nowner id: "
                + risk.ownerId() + "\n"
                + signedWords(risk, scale).entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + fact.getValue().replace("\n", "\n  "))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** For the record: each fact that changed, with how it was and how it is. */
    static Map<String, Object> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        after.forEach((name, now) -> {
            String then = before.getOrDefault(name, "");
            if (!now.equals(then)) {
                changes.put(name, Map.of("before", then, "after", now));
            }
        });
        before.forEach((name, then) -> {
            if (!after.containsKey(name) && !then.isEmpty()) {
                changes.put(name, Map.of("before", then, "after", ""));
            }
        });
        return changes;
    }
}
