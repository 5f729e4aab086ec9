package org.bylaw.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * One control with everything that is known of it here.
 *
 * @param code how policies, files and addresses name it: 5.1, or gdpr:32
 * @param framework the key of its framework
 * @param frameworkName such as "ISO/IEC 27002 2022"
 * @param attributes values by the attribute's name, in the framework's order
 * @param tailoring how it is tailored here; empty where its framework is not tailored
 */
public record ControlFacts(
        UUID id,
        String code,
        String ref,
        String title,
        String framework,
        String frameworkName,
        Map<String, List<String>> attributes,
        @Nullable Tailoring tailoring) {

    public SubjectRef subject() {
        return SubjectRef.control(id);
    }

    /**
     * How a control is tailored to the organisation.
     *
     * @param applicable whether it applies; empty while nobody has decided
     * @param reasons why it applies
     * @param justification why it applies, or why it does not, in a sentence
     * @param maturity 0 (nothing) to 5 (optimised) as it is; empty while nobody has said
     * @param targetMaturity the same as it is wanted
     * @param how how it is done here, Markdown
     * @param revision counts the changes
     */
    public record Tailoring(
            @Nullable Boolean applicable,
            Set<Reason> reasons,
            String justification,
            @Nullable UUID ownerId,
            @Nullable String ownerName,
            @Nullable UUID departmentId,
            @Nullable String departmentName,
            ImplementationStatus status,
            @Nullable Integer maturity,
            @Nullable Integer targetMaturity,
            String how,
            int revision) {}

    /**
     * What corresponds to it in another framework.
     *
     * @param place the exact place where it is narrower than the whole: 32(1)(a)
     * @param source who says so
     * @param relationship from this control to the other
     */
    public record Mapped(
            String frameworkName,
            String code,
            String ref,
            String title,
            String place,
            String source,
            MappingRelationship relationship) {}
}
