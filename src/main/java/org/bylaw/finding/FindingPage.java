package org.bylaw.finding;

import org.bylaw.shared.SubjectGuide;
import org.jspecify.annotations.Nullable;

/**
 * What one person sees of a finding.
 *
 * @param origin where it was found; empty where it was outside of a review, or not for the person to see
 * @param turn what the person is asked to do now
 * @param mayRevise whether the person may change the plan
 * @param maySeeControls whether the person may open the control's page and others'
 */
public record FindingPage(
        FindingFacts finding,
        SubjectGuide.@Nullable Named origin,
        Turn turn,
        boolean mayRevise,
        boolean maySetDate,
        boolean mayHandOver,
        boolean mayChooseVerifier,
        boolean mayWithdraw,
        boolean mayOpenAgain,
        boolean maySeeControls) {

    /** The one thing to do now. */
    public enum Turn {
        PLAN,
        REPORT,
        VERIFY,
        NONE
    }
}
