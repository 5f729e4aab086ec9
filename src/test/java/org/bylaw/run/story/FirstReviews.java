package org.bylaw.run.story;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.controlreview.Acceptance;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlTest;
import org.bylaw.controlreview.ReviewCause;
import org.bylaw.controlreview.TestResult;
import org.bylaw.shared.DailyRecord;

/** Before the certification everything that is in place is looked at once; with that the score comes about. */
final class FirstReviews extends Chapter {

    private static final String COMPLIANCE = "viktor.sand";
    private static final String MANAGEMENT = "astrid.lund";
    private static final int DAYS_BETWEEN_GROUPS = 4;
    private static final int FIRST_GROUP = 50;
    private static final int DAYS_BETWEEN_RECORDS = 2;

    /** Looked at together, in this order; each group has owners of its own. */
    private static final List<List<String>> GROUPS = List.of(
            List.of("8.1", "8.3", "8.4", "8.5", "8.6", "8.14"),
            List.of("5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.10"),
            List.of("7.1", "7.2", "7.3", "7.5", "7.7", "7.8", "7.9", "7.10"),
            List.of("5.7", "5.24", "5.25", "5.26", "8.7", "8.23"),
            List.of("6.1", "6.2", "6.4", "6.5", "6.8", "5.29", "5.35", "5.37"),
            List.of("8.17", "8.19", "8.20", "8.21", "8.22", "8.32"),
            List.of("5.8", "8.26", "8.27"));

    private static final Set<String> PARTLY = Set.of("8.6", "5.5", "7.9", "5.26", "6.2", "8.22");

    private final Desk desk;

    FirstReviews(Timeline timeline, Desk desk) {
        super(timeline, desk);
        this.desk = desk;
    }

    @Override
    void plan() {
        on(
                FIRST_GROUP + 3,
                "09:00",
                () -> as(COMPLIANCE, () -> desk.controlReviews()
                        .pullForward(
                                GROUPS.stream()
                                        .flatMap(List::stream)
                                        .map(code -> review(code).id())
                                        .toList(),
                                ReviewCause.REQUESTED,
                                "Before the certification everything that is in place is looked at once.")));
        for (int group = 0; group < GROUPS.size(); group++) {
            List<String> codes = GROUPS.get(group);
            int ago = FIRST_GROUP - DAYS_BETWEEN_GROUPS * group;
            on(ago, "10:05", () -> codes.forEach(this::assess));
            on(ago - 2, "14:20", () -> codes.forEach(this::test));
            on(ago - 3, "16:40", () -> codes.forEach(this::accept));
        }
        for (int ago = FIRST_GROUP + 5; ago > 0; ago -= DAYS_BETWEEN_RECORDS) {
            on(ago, "18:30", () -> desk.dailyRecords().forEach(DailyRecord::writeDown));
        }
    }

    private void assess(String code) {
        as(ownerOf(code), () -> {
            ControlReviewFacts review = review(code);
            desk.controlReviews()
                    .assess(review.id(), review.revision(), "Done as written; nothing has changed since.", 3);
        });
    }

    private void test(String code) {
        as(COMPLIANCE, () -> {
            ControlReviewFacts review = review(code);
            TestResult operation = PARTLY.contains(code) ? TestResult.PARTLY_EFFECTIVE : TestResult.EFFECTIVE;
            desk.controlReviews()
                    .test(
                            review.id(),
                            review.revision(),
                            new ControlTest(
                                    TestResult.EFFECTIVE,
                                    operation,
                                    operation,
                                    operation == TestResult.EFFECTIVE
                                            ? "Five cases of the last quarter, all as described."
                                            : "Five cases of the last quarter; one lacked its record."));
        });
    }

    private void accept(String code) {
        as(MANAGEMENT, () -> {
            ControlReviewFacts review = review(code);
            String path = desk.signatures()
                    .ask(desk.controlReviewSigning().toSign(review.id(), review.revision(), Acceptance.RESULT, ""));
            desk.signing().sign(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        });
    }

    private String ownerOf(String code) {
        return desk.as(COMPLIANCE, () -> {
            UUID owner = review(code).ownerId();
            return desk.people().require(owner).username();
        });
    }

    private ControlReviewFacts review(String code) {
        return desk.controlReviewList()
                .ofControl(desk.controls().byCode(code).id())
                .getFirst();
    }

    private void as(String username, Runnable act) {
        desk.as(username, () -> {
            act.run();
            return null;
        });
    }
}
