package org.bylaw.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * One risk with everything that is known of it.
 *
 * @param scaleId the scale that it was assessed on; empty while nobody has assessed it
 * @param assessment empty while nobody has assessed it
 * @param level before treatment
 * @param residualLevel after treatment
 * @param closedWhy empty while it is open
 * @param revision counts the changes
 */
public record RiskFacts(
        UUID id,
        String reference,
        String title,
        String asset,
        String threat,
        String vulnerability,
        UUID ownerId,
        String ownerName,
        boolean ownerActive,
        @Nullable UUID departmentId,
        @Nullable String departmentName,
        @Nullable UUID scaleId,
        @Nullable Assessment assessment,
        @Nullable RiskLevel level,
        @Nullable RiskLevel residualLevel,
        @Nullable String assessedByName,
        @Nullable Instant assessedAt,
        UUID createdBy,
        Instant createdAt,
        @Nullable String closedWhy,
        @Nullable String closedByName,
        @Nullable Instant closedAt,
        int revision,
        List<LinkedControl> controls) {

    /** A control that treats it. */
    public record LinkedControl(UUID id, String code, String ref, String title) {

        /** "8.13 Information backup". */
        public String label() {
            return (ref + " " + title).strip();
        }
    }

    public SubjectRef subject() {
        return new SubjectRef(SubjectRef.RISK, id);
    }

    public boolean open() {
        return closedAt == null;
    }

    /** "R-001 Ransomware". */
    public String name() {
        return reference + " " + title;
    }

    public @Nullable LocalDate reviewOn() {
        return assessment == null ? null : assessment.reviewOn();
    }

    public boolean reviewOverdue(LocalDate today) {
        return open() && reviewOn() != null && reviewOn().isBefore(today);
    }

    public boolean planOverdue(LocalDate today) {
        return open()
                && assessment != null
                && assessment.planDueOn() != null
                && assessment.planDoneOn() == null
                && assessment.planDueOn().isBefore(today);
    }
}
