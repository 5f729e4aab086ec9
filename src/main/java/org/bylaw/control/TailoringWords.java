package org.bylaw.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bylaw.control.ControlFacts.Tailoring;
import org.jspecify.annotations.Nullable;

/** A tailoring in words for the record, in English, and what of it changed. */
final class TailoringWords {

    private TailoringWords() {}

    /** Each fact that changed, with how it was and how it is. */
    static Map<String, Object> changes(Tailoring before, Tailoring after) {
        Map<String, String> former = words(before);
        Map<String, Object> changes = new LinkedHashMap<>();
        words(after).forEach((name, now) -> {
            if (!now.equals(former.get(name))) {
                changes.put(name, Map.of("before", former.getOrDefault(name, ""), "after", now));
            }
        });
        return changes;
    }

    private static Map<String, String> words(Tailoring tailoring) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("applicable", decision(tailoring.applicable()).word());
        words.put("reasons", tailoring.reasons().stream().map(Reason::word).collect(Collectors.joining(", ")));
        words.put("justification", tailoring.justification());
        words.put("owner", Objects.requireNonNullElse(tailoring.ownerName(), ""));
        words.put("department", Objects.requireNonNullElse(tailoring.departmentName(), ""));
        words.put("status", tailoring.status().word());
        words.put("maturity", Objects.toString(tailoring.maturity(), ""));
        words.put("targetMaturity", Objects.toString(tailoring.targetMaturity(), ""));
        words.put("how", tailoring.how());
        return words;
    }

    static Decision decision(@Nullable Boolean applicable) {
        if (applicable == null) {
            return Decision.UNDECIDED;
        }
        return applicable ? Decision.APPLICABLE : Decision.NOT_APPLICABLE;
    }
}
