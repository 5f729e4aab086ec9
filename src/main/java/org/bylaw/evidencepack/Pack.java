package org.bylaw.evidencepack;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/** An evidence pack while it is filled. */
public interface Pack {

    /** Writes a file, a piece at a time. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A decision as it stands on the sign-off sheet of a printed text.
     *
     * @param outcome what was decided, in a word
     * @param meaning of the signature; this and what follows is empty where nothing was signed
     * @param sha256 fingerprint of the text that was signed
     */
    record SignOff(
            String name,
            @Nullable String inPlaceOf,
            String stage,
            String outcome,
            String comment,
            Instant at,
            @Nullable String meaning,
            @Nullable String statement,
            @Nullable String sha256) {}

    /**
     * Adds a file; each path once.
     *
     * @param path below the pack's root, such as {@code text/policy.md}; names that people typed are made harmless
     */
    void file(String path, Content content) throws IOException;

    void text(String path, String text) throws IOException;

    /** Maps, lists, texts, numbers; times are to be given as text. */
    void json(String path, Object value) throws IOException;

    /** The trail's rows about another thing belong into it, too. */
    void alsoAbout(SubjectRef thing);

    /** The processes with that business key belong into it, too. */
    void alsoRan(UUID businessKey);

    /**
     * Another thing that this one rests on is to be proven in a folder of its own, with all that its own pack says of it, as
     * far as whoever asked may have that pack as well; otherwise nothing is put there.
     */
    void alsoProve(SubjectRef thing, String folder);

    void signed(SignOff signOff);

    /** What was signed and decided, as far as it was told by now. */
    List<SignOff> signOffs();

    /** When it is made, which all that is written says. */
    Instant at();
}
