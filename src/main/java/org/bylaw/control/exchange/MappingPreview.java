package org.bylaw.control.exchange;

import java.util.List;

/**
 * What importing mappings would do.
 *
 * @param lines in the file
 * @param known how many of them are there already
 * @param sources who says so, as the file names them
 * @param errors the first of them; nothing can be taken over while there are any
 * @param errorCount all of them
 * @param notes what else whoever imports it should know
 * @param unnamed what an OSCAL document calls frameworks that nobody has said which they are
 */
public record MappingPreview(
        int lines,
        int known,
        List<String> sources,
        List<LineError> errors,
        int errorCount,
        List<String> notes,
        List<String> unnamed,
        String fingerprint) {

    public boolean possible() {
        return errorCount == 0;
    }
}
