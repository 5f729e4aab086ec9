package org.bylaw.audit.seal;

import static org.bylaw.shared.Say.say;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier found wrong.
 *
 * @param place in the tree, counted from 0; where it concerns several rows, the first of them
 * @param row the row's number, where it is known
 * @param detail what else the words need
 */
public record Finding(Kind kind, long place, @Nullable Long row, String detail) {

    /** What can be wrong. */
    public enum Kind {
        /** The row is not the one that was sealed. */
        CHANGED,
        /** A value does not fit the hash that the row commits to. */
        VALUE,
        /** What should be a row cannot be read as one. */
        UNREADABLE,
        /** A place of the tree has no row. */
        MISSING,
        /** Retention removed a row that no signed checkpoint shows to be old enough for it. */
        NOT_DUE,
        /** A row stands at another place than it says. */
        ORDER,
        /** The rows do not lead to a root that was signed. */
        ROOT,
        /** A checkpoint covers more rows than there are. */
        CUT,
        /** A checkpoint is not signed by a key that is trusted. */
        SIGNATURE,
        /** What is stored as a checkpoint is none, or not the one that was signed. */
        CHECKPOINT,
        /** Two roots were signed for one size. */
        SPLIT,
        /** A row was never sealed although it should have been. */
        UNSEALED,
        /** The stored tree is not the one over its leaves. */
        TREE,
        /** There is no checkpoint to compare with. */
        UNPROVEN
    }

    /** A sentence, in the language of who reads it. */
    public String words() {
        String words = sentence();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String sentence() {
        return switch (kind) {
            case CHANGED -> say("{0} is not what was sealed: something in it was changed.", where());
            case VALUE -> say("{0}: “{1}” is not the value that was sealed.", where(), detail);
            case UNREADABLE ->
                place == Long.MAX_VALUE
                        ? say("The export cannot be read: {0}", detail)
                        : say("{0} cannot be read: {1}", where(), detail);
            case MISSING -> say("{0} is missing: it was deleted after it was sealed.", where());
            case NOT_DUE ->
                say(
                        "{0} was removed as if by retention, but no signed checkpoint shows that it was old enough for that.",
                        where());
            case ORDER -> say("{0} stands out of its order: {1} was expected.", where(), detail);
            case ROOT ->
                say(
                        "From {0} on, the rows do not lead to the root that was signed over {1} rows: one of them was changed, put in, taken out or moved.",
                        where(), detail);
            case CUT ->
                say("The end was cut off: {0} and what follows is missing; {1} rows were sealed.", where(), detail);
            case SIGNATURE -> say("A checkpoint is not signed by a key that is trusted: {0}", detail);
            case CHECKPOINT -> {
                String damage = StoredNote.Damage.valueOf(detail).words();
                yield place < 0
                        ? say("A stored checkpoint is damaged: {0}.", damage)
                        : say(
                                "The stored checkpoint over {0} rows is damaged: {1}.",
                                String.valueOf(place + 1), damage);
            }
            case SPLIT -> say("Two different roots were signed over {0} rows.", detail);
            case UNSEALED ->
                say("{0} was never sealed: it was put in past the sealer, or the sealer stands still.", where());
            case TREE -> say("The stored tree above {0} was changed.", where());
            case UNPROVEN -> say("Nothing is proven: there is no signed checkpoint over these rows.");
        };
    }

    private String where() {
        if (row == null) {
            return say("the row at place {0}", String.valueOf(place));
        }
        return place < 0
                ? say("row {0}", String.valueOf(row))
                : say("row {0} at place {1}", String.valueOf(row), String.valueOf(place));
    }
}
