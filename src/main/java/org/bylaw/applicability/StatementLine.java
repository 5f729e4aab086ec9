package org.bylaw.applicability;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a Statement of Applicability says of one control.
 *
 * @param applicable empty while nobody has decided, which only a draft knows
 * @param owner the name of who answers for it; empty where nobody does
 * @param policies those in force that state it, as reference and title
 */
public record StatementLine(
        UUID controlId,
        String code,
        String ref,
        String title,
        @Nullable Boolean applicable,
        Set<Reason> reasons,
        String justification,
        ImplementationStatus status,
        String owner,
        String department,
        @Nullable Integer maturity,
        @Nullable Integer target,
        String how,
        List<String> policies) {

    /** Its number and title. */
    public String name() {
        return (ref + " " + title).strip();
    }
}
