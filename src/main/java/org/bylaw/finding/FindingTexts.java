package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Checks what people write about findings. */
final class FindingTexts {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 10_000;
    static final int LONGEST_NOTE = 4000;

    private FindingTexts() {}

    /**
     * The text without the air around it.
     *
     * @param otherwise what is said where it is empty
     */
    static String required(String field, @Nullable String text, int most, String otherwise) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            throw Problem.invalid(field, otherwise);
        }
        if (stripped.length() > most) {
            throw Problem.invalid(field, say("At most {0} characters.", most));
        }
        return stripped;
    }

    static @Nullable String optional(String field, @Nullable String text, int most) {
        return text == null || text.isBlank() ? null : required(field, text, most, "");
    }
}
