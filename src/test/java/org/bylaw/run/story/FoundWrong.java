package org.bylaw.run.story;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.bylaw.finding.ActionFacts;
import org.bylaw.finding.NewFinding;
import org.bylaw.finding.Severity;
import org.bylaw.shared.SubjectRef;

/** What an internal audit and an incident found wrong with controls, and how far each is corrected today. */
final class FoundWrong extends Chapter {

    private static final String COMPLIANCE = "viktor.sand";

    private final Desk desk;

    FoundWrong(Timeline timeline, Desk desk) {
        super(timeline, desk);
        this.desk = desk;
    }

    @Override
    void plan() {
        corrected();
        late();
        toVerify();
        toPlan();
    }

    /** Sent back once, then verified and closed. */
    private void corrected() {
        Found found = new Found();
        on(
                48,
                "09:10",
                () -> found.raised(
                        "8.13",
                        Severity.HIGH,
                        "marek.novak",
                        "Nobody has restored a backup since spring",
                        "Of the 14 systems with a backup plan, none has a restore test on record after March. The plan asks for one each quarter."));
        on(
                46,
                "10:30",
                () -> found.plans(
                        "marek.novak",
                        "A restore test for each system by the end of the month, then one each quarter, with a ticket as record."));
        on(
                36,
                "15:45",
                () -> found.reports(
                        "marek.novak", "All 14 systems restored; the tickets are linked in the backup plan."));
        on(
                34,
                "11:20",
                () -> found.sendsBack(
                        "Two of the tickets say that the restore ended with errors. Please look at them again."));
        on(
                29,
                "16:05",
                () -> found.reports("marek.novak", "Both repeated without errors, after the agents were updated."));
        on(28, "09:40", () -> found.verifies("All 14 tickets read; two of them followed to the restored files."));
    }

    private void late() {
        Found found = new Found();
        on(
                38,
                "13:15",
                () -> found.raised(
                        "8.2",
                        Severity.CRITICAL,
                        "yusuf.demir",
                        "Eleven administrators share one account for the storage",
                        "Found while looking into the incident of the week before: who deleted the volume cannot be told from the log."));
        on(
                37,
                "08:55",
                () -> found.plans(
                        "yusuf.demir",
                        "Accounts of their own for all administrators; the shared one is locked and kept for emergencies."));
    }

    private void toVerify() {
        Found found = new Found();
        on(
                20,
                "10:05",
                () -> found.raised(
                        "5.18",
                        Severity.MEDIUM,
                        "julia.fischer",
                        "Four people kept access after they changed departments",
                        "Of 25 moves in a year that the audit looked at, four still had the rights of their former department."));
        on(
                18,
                "14:35",
                () -> found.plans(
                        "julia.fischer",
                        "Rights are taken away with the move in the directory; a report each month lists what is left."));
        on(2, "15:10", () -> found.reports("julia.fischer", "The rule runs since Monday; the first report is empty."));
    }

    private void toPlan() {
        Found found = new Found();
        on(
                1,
                "11:25",
                () -> found.raised(
                        "7.4",
                        Severity.LOW,
                        "henrik.dahl",
                        "The camera at the loading dock has been dark for a week",
                        "The recordings end on a Thursday. Nobody is told when a camera fails."));
    }

    /** One finding, from being raised on. */
    private final class Found {

        private UUID id = new UUID(0, 0);

        void raised(String control, Severity severity, String owner, String title, String description) {
            UUID controlId =
                    as(COMPLIANCE, () -> desk.controls().byCode(control).id());
            id = as(COMPLIANCE, () -> desk.findings()
                    .raise(new NewFinding(
                            controlId,
                            SubjectRef.control(controlId),
                            severity,
                            title,
                            description,
                            desk.person(owner),
                            null)));
        }

        void plans(String owner, String plan) {
            LocalDate due = action().dueOn();
            act(owner, () -> desk.corrections().plan(id, action().revision(), plan, due));
        }

        void reports(String owner, String note) {
            act(owner, () -> desk.corrections().reportDone(id, action().revision(), note, "Shown on screen"));
        }

        void sendsBack(String why) {
            act(COMPLIANCE, () -> desk.corrections().sendBack(id, action().revision(), why));
        }

        void verifies(String note) {
            act(COMPLIANCE, () -> desk.corrections().verify(id, action().revision(), note));
        }

        private ActionFacts action() {
            return as(COMPLIANCE, () -> desk.findings().finding(id).action());
        }

        private <T> T as(String username, Supplier<T> doing) {
            return desk.as(username, doing);
        }

        private void act(String username, Runnable doing) {
            as(username, () -> {
                doing.run();
                return true;
            });
        }
    }
}
