package org.bylaw.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param sha256 fingerprint of the file as it came
 * @param title from the front matter, the first heading or the file's name
 * @param reference from the front matter (reference, acronym or id); null where it has none
 * @param markdown the text as it was taken
 * @param taken what was understood, in English words for the record; {@link IntakeWords} says them to people
 * @param lost what the text cannot keep, such as pictures, in words as well
 * @param refused why the file was not taken, in words; null where it was
 */
public record IntakeResult(
        String fileName,
        byte[] content,
        String sha256,
        String mediaType,
        String title,
        @Nullable String reference,
        String markdown,
        List<String> taken,
        List<String> lost,
        @Nullable String refused) {

    static IntakeResult refused(FileSource file, String why) {
        return new IntakeResult(file.name(), new byte[0], "", "", file.name(), null, "", List.of(), List.of(), why);
    }

    public boolean isRefused() {
        return refused != null;
    }
}
