package org.bylaw.audit.seal;

import static org.bylaw.shared.Say.say;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.bylaw.audit.seal.SealTable.FoundCheckpoint;

/** A checkpoint as it stands in the database: its note counts, and what stands beside it has to be the same. */
final class StoredNote {

    private StoredNote() {}

    /** What can be wrong with it, whoever signed it; the names stand in exports. */
    enum Damage {
        SIZE,
        NOTE,
        FORM,
        ROOT,
        TIME,
        OTHER;

        String words() {
            return switch (this) {
                case SIZE -> say("it does not say how many rows it covers");
                case NOTE -> say("its signed note is missing");
                case FORM -> say("its note is not of the form that is signed");
                case ROOT -> say("its root is missing");
                case TIME -> say("its time is missing");
                case OTHER -> say("what stands beside its note is not what was signed");
            };
        }
    }

    static void tell(FoundCheckpoint stored, TrailVerifier verifier) {
        damage(stored).ifPresent(damage -> verifier.damaged(place(stored), damage));
        Long size = stored.size();
        String note = stored.note();
        if (size != null && note != null && checkpoint(note).isPresent()) {
            verifier.checkpoint(note);
        }
    }

    /** Of the last row that it covers; -1 where that is not known. */
    static long place(FoundCheckpoint stored) {
        Long size = stored.size();
        return size == null ? -1 : size - 1;
    }

    /** Empty where nothing is wrong with it. */
    static Optional<Damage> damage(FoundCheckpoint stored) {
        if (stored.size() == null) {
            return Optional.of(Damage.SIZE);
        }
        String note = stored.note();
        if (note == null) {
            return Optional.of(Damage.NOTE);
        }
        return checkpoint(note).map(signed -> beside(stored, signed)).orElse(Optional.of(Damage.FORM));
    }

    private static Optional<Damage> beside(FoundCheckpoint stored, Checkpoint signed) {
        if (stored.root() == null) {
            return Optional.of(Damage.ROOT);
        }
        if (stored.at() == null) {
            return Optional.of(Damage.TIME);
        }
        boolean same = Long.valueOf(signed.size()).equals(stored.size())
                && Arrays.equals(signed.root(), stored.root())
                && signed.at().equals(stored.at().truncatedTo(ChronoUnit.MILLIS));
        return same ? Optional.empty() : Optional.of(Damage.OTHER);
    }

    private static Optional<Checkpoint> checkpoint(String note) {
        try {
            return Optional.of(Checkpoint.of(SignedNote.parse(note)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
