package org.bylaw.evidence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which evidence to list; empty parts do not narrow.
 *
 * @param text part of the title, of the file's name or of the address
 * @param validity empty: all that is in use
 * @param owner who answers for a control that it is used for, or brought it
 * @param control the code of a control that it is used for
 */
public record EvidenceFilter(
        String text,
        @Nullable EvidenceKind kind,
        @Nullable Validity validity,
        @Nullable UUID owner,
        @Nullable String control) {

    public static final EvidenceFilter NONE = new EvidenceFilter("", null, null, null, null);

    public static EvidenceFilter of(String text) {
        return new EvidenceFilter(text, null, null, null, null);
    }
}
