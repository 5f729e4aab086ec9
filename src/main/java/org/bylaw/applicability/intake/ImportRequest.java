package org.bylaw.applicability.intake;

import java.util.Map;
import org.bylaw.control.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read.
 *
 * @param framework the key of the framework whose controls it is about
 * @param places which column of the file holds what, counted from 0, as the person corrected it; empty to go by the heads
 * @param reason why a control applies where the file and Bylaw name no reason; empty to call that an error
 */
public record ImportRequest(
        String framework,
        @Nullable Map<ImportColumn, Integer> places,
        @Nullable Reason reason) {

    public ImportRequest {
        places = places == null ? null : Map.copyOf(places);
    }
}
