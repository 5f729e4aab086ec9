package org.bylaw.waiver;

import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What of the register is shown.
 *
 * @param text part of a title, of a name of a policy or control, or of who asked; empty for all
 * @param risk empty for all
 * @param subjectKind those on policies or those on controls; empty for all
 * @param subjectId those on one policy or control; empty for all
 * @param mine those that the current person asked for or has
 */
public record WaiverFilter(
        String text,
        Show show,
        @Nullable RiskLevel risk,
        @Nullable String subjectKind,
        @Nullable UUID subjectId,
        boolean mine) {

    public static final WaiverFilter NONE = new WaiverFilter("", Show.ALL, null, null, null, false);

    /** The parts that the figures open. */
    public enum Show {
        ALL("TRUE", "w.number DESC"),
        /** A request or a renewal is being decided. */
        WAITING("r.waiver_id IS NOT NULL", "r.due_on, w.id"),
        ACTIVE("w.state = 'ACTIVE'", "w.ends_on, w.id"),
        /** In force, and within the time in which its holder is reminded. */
        ENDING("w.state = 'ACTIVE' AND w.ends_on <= :soon", "w.ends_on, w.id"),
        EXPIRED("w.state = 'EXPIRED'", "w.ends_on, w.id"),
        ENDED("w.closed_at IS NOT NULL", "w.closed_at DESC, w.id");

        private final String condition;
        private final String order;

        Show(String condition, String order) {
            this.condition = condition;
            this.order = order;
        }

        String condition() {
            return condition;
        }

        String order() {
            return order;
        }
    }

    static boolean isSubjectKind(@Nullable String kind) {
        return SubjectRef.POLICY.equals(kind) || SubjectRef.CONTROL.equals(kind);
    }
}
