package org.bylaw.audit.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Compares the hashed form of a row with the readable one: each value is opened by its salt, or withheld. */
final class RowCheck {

    /** What the database itself lets stand in the place of a name (V75). */
    private static final Pattern PSEUDONYM = Pattern.compile("Former employee [0-9A-F]{4,12}");

    private RowCheck() {}

    /**
     * A row that was read.
     *
     * @param row its number; empty where the form has none
     * @param at when it says that it was done; empty where it says nothing of the kind
     * @param fault what is wrong with it
     */
    record Read(@Nullable Long row, @Nullable Instant at, Optional<Fault> fault) {}

    /** What is wrong: the kind, and the key or the reason. */
    record Fault(Finding.Kind kind, String detail) {}

    static Read read(String canonical, JsonNode readable) {
        JsonNode form;
        try {
            form = Jcs.read(canonical);
        } catch (JacksonException e) {
            return new Read(null, null, Optional.of(new Fault(Finding.Kind.UNREADABLE, e.getOriginalMessage())));
        }
        JsonNode id = form.path("id");
        Long row = id.isIntegralNumber() ? (Long) id.longValue() : null;
        if (row == null || form.path("form").asInt(0) != RowForm.VERSION || !isCanonical(form, canonical)) {
            return new Read(
                    row, null, Optional.of(new Fault(Finding.Kind.UNREADABLE, "it is not in the form that is hashed")));
        }
        return new Read(
                row,
                time(form),
                closed(form.path("committed"), readable).map(key -> new Fault(Finding.Kind.VALUE, key)));
    }

    private static @Nullable Instant time(JsonNode form) {
        try {
            return Instant.parse(form.path("at").asString(""));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isCanonical(JsonNode form, String canonical) {
        try {
            return Jcs.write(form).equals(canonical);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The first key whose value is neither opened rightly nor withheld, or that the row does not commit to. */
    private static Optional<String> closed(JsonNode committed, JsonNode readable) {
        JsonNode opened = readable.path("opened");
        JsonNode withheld = readable.path("withheld");
        for (String key : committed.propertyNames()) {
            boolean fits = opened.has(key)
                    ? !withheld.has(key) && opens(opened.get(key), committed.get(key))
                    : withheld.has(key) && tellsOfWithholding(withheld.get(key).path("shown"));
            if (!fits) {
                return Optional.of(key);
            }
        }
        return Stream.concat(opened.propertyNames().stream(), withheld.propertyNames().stream())
                .filter(key -> !committed.has(key))
                .findFirst();
    }

    /** Nobody can compare what is shown with what was sealed; so it has to say of itself that a name was replaced. */
    private static boolean tellsOfWithholding(JsonNode shown) {
        if (shown.isString()) {
            return PSEUDONYM.matcher(shown.stringValue()).matches();
        }
        for (JsonNode part : shown) {
            if (tellsOfWithholding(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean opens(JsonNode opening, JsonNode hash) {
        try {
            byte[] salt = Hashes.fromBase64(opening.path("salt").asString(""));
            return opening.has("value")
                    && hash.isString()
                    && salt.length == Hashes.LENGTH
                    && Hashes.commitment(salt, Jcs.write(Jcs.faithful(opening.get("value"))))
                            .equals(hash.stringValue());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
