package org.bylaw.run.story;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlTest;
import org.bylaw.controlreview.ReviewCause;
import org.bylaw.controlreview.TestResult;
import org.bylaw.finding.NewFinding;
import org.bylaw.finding.Severity;

/** Reviews of controls that a restore gone wrong pulled forward: with owners, with reviewers, and with management. */
final class ReviewedControls extends Chapter {

    private static final String COMPLIANCE = "viktor.sand";
    private static final String OTHER_OWNER = "karin.nyberg";

    private final Desk desk;

    ReviewedControls(Timeline timeline, Desk desk) {
        super(timeline, desk);
        this.desk = desk;
    }

    @Override
    void plan() {
        on(
                18,
                "09:15",
                () -> as(COMPLIANCE, () -> {
                    List<UUID> affected = Stream.of("5.18", "8.8", "8.13", "8.15", "8.24")
                            .map(code -> review(code).id())
                            .toList();
                    desk.controlReviews()
                            .pullForward(
                                    affected,
                                    ReviewCause.INCIDENT,
                                    "The restore of the order system took three days instead of four hours.");
                }));
        on(17, "10:30", () -> of("8.24", COMPLIANCE, review -> name(review, OTHER_OWNER)));
        on(17, "10:35", () -> of("5.18", COMPLIANCE, review -> name(review, OTHER_OWNER)));
        assess(
                15,
                "8.13",
                "felix.brandt",
                4,
                "Backups run nightly to two places. Since the incident a restore is tested each month, by another person each time.");
        assess(
                15,
                "8.8",
                "yusuf.demir",
                2,
                "The scanner runs weekly on all servers. What it finds goes into the ticket system with a date by severity.");
        assess(
                13,
                "8.24",
                "jonas.berg",
                4,
                "All disks are encrypted and keys are kept in the vault. Certificates are renewed by themselves.");
        assess(
                12,
                "5.18",
                "lena.strand",
                3,
                "Rights follow the role; leavers lose them on their last day. Managers look through them every half year.");
        on(
                9,
                "11:20",
                () -> of(
                        "8.13",
                        COMPLIANCE,
                        review -> test(
                                review,
                                TestResult.EFFECTIVE,
                                TestResult.EFFECTIVE,
                                TestResult.EFFECTIVE,
                                "Three restores of October and November, with their records; each was done within the time.")));
        on(8, "15:05", () -> of("8.8", COMPLIANCE, this::testVulnerabilities));
        on(
                7,
                "14:40",
                () -> of(
                        "8.24",
                        OTHER_OWNER,
                        review -> test(
                                review,
                                TestResult.EFFECTIVE,
                                TestResult.EFFECTIVE,
                                TestResult.EFFECTIVE,
                                "Ten notebooks and four servers out of the inventory, and the log of the vault for a month.")));
    }

    private void testVulnerabilities(ControlReviewFacts review) {
        desk.findings()
                .raise(new NewFinding(
                        review.controlId(),
                        review.subject(),
                        Severity.HIGH,
                        "Containers are not scanned",
                        "None of the eleven images of the web shop is known to the scanner; two have gaps a year old.",
                        review.ownerId(),
                        timeline().today().plusDays(25)));
        test(
                review,
                TestResult.EFFECTIVE,
                TestResult.PARTLY_EFFECTIVE,
                TestResult.PARTLY_EFFECTIVE,
                "25 of 140 servers and all eleven images of the web shop.");
    }

    private void assess(int ago, String code, String owner, int maturity, String words) {
        on(
                ago,
                "13:10",
                () -> of(code, owner, review -> desk.controlReviews()
                        .assess(review.id(), review.revision(), words, maturity)));
    }

    private void test(
            ControlReviewFacts review, TestResult design, TestResult operation, TestResult result, String samples) {
        desk.controlReviews().test(review.id(), review.revision(), new ControlTest(design, operation, result, samples));
    }

    private void name(ControlReviewFacts review, String reviewer) {
        desk.controlReviews().nameReviewer(review.id(), review.revision(), desk.person(reviewer));
    }

    private void of(String code, String username, Consumer<ControlReviewFacts> act) {
        as(username, () -> act.accept(review(code)));
    }

    private void as(String username, Runnable act) {
        desk.as(username, () -> {
            act.run();
            return null;
        });
    }

    private ControlReviewFacts review(String code) {
        return desk.controlReviewList()
                .ofControl(desk.controls().byCode(code).id())
                .getFirst();
    }
}
