package org.bylaw.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReviewPlanTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Test
    void aReviewOpensTheLeadTimeBeforeItIsDue() {
        assertThat(ReviewPlan.after(NEW_YEAR, 12, 30))
                .isEqualTo(new ReviewPlan(LocalDate.of(2027, 12, 2), LocalDate.of(2028, 1, 1)));
    }

    @Test
    void aShortIntervalIsNotAllLeadTime() {
        assertThat(ReviewPlan.after(NEW_YEAR, 1, 30))
                .isEqualTo(new ReviewPlan(LocalDate.of(2027, 1, 17), LocalDate.of(2027, 2, 1)));
    }

    @Test
    void broughtForwardLeavesTheLeadTimeUnlessItIsDueSooner() {
        assertThat(ReviewPlan.broughtForward(NEW_YEAR, LocalDate.of(2027, 9, 1), 30))
                .isEqualTo(new ReviewPlan(NEW_YEAR, LocalDate.of(2027, 1, 31)));
        assertThat(ReviewPlan.broughtForward(NEW_YEAR, LocalDate.of(2027, 1, 10), 30))
                .isEqualTo(new ReviewPlan(NEW_YEAR, LocalDate.of(2027, 1, 10)));
    }
}
