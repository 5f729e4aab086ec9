package org.bylaw.applicability.intake;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bylaw.applicability.Difference;

/**
 * What a file would do; nothing is stored yet.
 *
 * @param heads the heads of the file, in its order
 * @param places which of them holds what, counted from 0
 * @param lines how many controls the file speaks of
 * @param changes what would change, control by control
 * @param errors what is wrong; while there is anything, nothing can be stored
 * @param fingerprint of file, reading and the present state, so that just this is confirmed
 */
public record ImportPreview(
        List<String> heads,
        Map<ImportColumn, Integer> places,
        int lines,
        List<Difference> changes,
        List<LineError> errors,
        String fingerprint) {

    /**
     * Something wrong in a line.
     *
     * @param line of the file, counted from 1, where it begins
     * @param column the head of the column; empty where it is about the whole line
     * @param wrong what is wrong
     * @param remedy what to do
     */
    public record LineError(int line, String column, String wrong, String remedy) {}

    /** The heads that mean nothing to Bylaw. */
    public List<String> unused() {
        return IntStream.range(0, heads.size())
                .filter(place ->
                        !places.containsValue(place) && !heads.get(place).isBlank())
                .mapToObj(heads::get)
                .toList();
    }
}
