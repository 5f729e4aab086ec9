package org.bylaw.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refusal told to the person who acted: its message says in plain words what is wrong and what to do. It rolls the
 * whole command back.
 */
public class Problem extends RuntimeException {

    /** How screens and the REST interface treat a problem. */
    public enum Kind {
        /** What was entered does not do; the field is named where there is one. */
        INVALID,
        /** The rules forbid it to this person. */
        FORBIDDEN,
        /** Somebody else was faster; look at the present state and decide again. */
        STALE,
        /** It is not there, or not for this person to see. */
        NOT_FOUND,
        /** Too much of it in a short time; the same is possible a little later. */
        TOO_OFTEN
    }

    private final Kind kind;
    private final @Nullable String field;

    private Problem(Kind kind, @Nullable String field, String message) {
        super(message);
        this.kind = kind;
        this.field = field;
    }

    public static Problem invalid(String message) {
        return new Problem(Kind.INVALID, null, message);
    }

    /** A wrong value of one field; {@code field} is the name of the command's property, for example {@code reference}. */
    public static Problem invalid(String field, String message) {
        return new Problem(Kind.INVALID, field, message);
    }

    public static Problem forbidden(String message) {
        return new Problem(Kind.FORBIDDEN, null, message);
    }

    public static Problem stale(String message) {
        return new Problem(Kind.STALE, null, message);
    }

    public static Problem notFound(String message) {
        return new Problem(Kind.NOT_FOUND, null, message);
    }

    public static Problem tooOften(String message) {
        return new Problem(Kind.TOO_OFTEN, null, message);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
