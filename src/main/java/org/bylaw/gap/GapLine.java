package org.bylaw.gap;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that something is missing of.
 *
 * @param code of a control
 * @param person who answers for it, or did
 * @param day on which evidence expires, or a review is due
 */
public record GapLine(
        Thing thing,
        UUID id,
        String code,
        String title,
        @Nullable String person,
        @Nullable LocalDate day,
        Cause cause) {

    /** What kinds of things have gaps. */
    public enum Thing {
        CONTROL(later("Control")),
        POLICY(later("Policy")),
        REVIEW(later("Review")),
        EVIDENCE(later("Evidence"));

        private final String word;

        Thing(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Why it is a gap. */
    public enum Cause {
        UNSTATED(later("No policy states it")),
        UNEVIDENCED(later("No evidence")),
        SILENT(later("States no control")),
        MISSING(later("Nobody answers for it")),
        LEFT(later("Its owner has left")),
        EXPIRED(later("Expired")),
        EXPIRING(later("About to expire"));

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The page where it is put right, without a leading slash. */
    public String path() {
        return switch (thing) {
            case CONTROL -> "controls/" + URLEncoder.encode(code, StandardCharsets.UTF_8);
            case POLICY -> "policies/" + id;
            case REVIEW -> "reviews/" + id;
            case EVIDENCE -> "evidence/" + id;
        };
    }

    /** What to do about it, in the reader's language. */
    public String advice() {
        return switch (cause) {
            case UNSTATED -> say("Name it in a policy that covers it, or say in its tailoring why it does not apply.");
            case UNEVIDENCED -> say("Attach evidence on its page, or use some again that is there already.");
            case SILENT -> say("Choose in its details the controls that it states.");
            case EXPIRED, EXPIRING -> say("Collect newer evidence and put it in its place.");
            case MISSING, LEFT ->
                switch (thing) {
                    case CONTROL -> say("Compliance names an owner in its tailoring.");
                    case POLICY -> say("Compliance names another owner in its details.");
                    case REVIEW -> say("Compliance decides it, or hands it over.");
                    case EVIDENCE ->
                        say("Look whether it still holds: replace it or withdraw it, or name an owner of its control.");
                };
        };
    }
}
