package org.bylaw.control.exchange;

import java.util.List;

/**
 * What importing a framework would do; nothing of it is done yet.
 *
 * @param about what the file says of the framework, to begin the form with
 * @param texts how many controls and headings come with text
 * @param attributes what the controls are told apart by
 * @param errors the first of them, in the order of the file; nothing can be taken over while there are any
 * @param errorCount all of them
 * @param notes what else to know
 * @param changes where it replaces another edition: what becomes of its controls
 * @param carriedOver how many decisions would be carried over from the edition that it replaces
 * @param fingerprint of all that it would do, to be confirmed as it was seen
 */
public record FrameworkPreview(
        FrameworkContent.About about,
        int controls,
        int headings,
        int texts,
        List<String> attributes,
        List<LineError> errors,
        int errorCount,
        List<String> notes,
        List<EditionChange> changes,
        int carriedOver,
        String fingerprint) {

    /** So many errors are told one by one. */
    public static final int SHOWN = 500;

    public boolean possible() {
        return errorCount == 0;
    }
}
