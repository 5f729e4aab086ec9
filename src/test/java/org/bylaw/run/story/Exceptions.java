package org.bylaw.run.story;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bylaw.policy.PolicyLibrary.Filter;
import org.bylaw.policy.PolicyLibrary.State;
import org.bylaw.shared.SubjectRef;
import org.bylaw.waiver.NewWaiver;
import org.bylaw.waiver.RiskLevel;
import org.bylaw.waiver.Verdict;
import org.bylaw.waiver.WaiverPage;

/** Waivers in each state that somebody has to do with: asked for, before management, in force, ending soon, expired. */
final class Exceptions extends Chapter {

    private static final String COMPLIANCE = "viktor.sand";
    private static final String ACCESS = "ACC-03";

    private final Desk desk;

    Exceptions(Timeline timeline, Desk desk) {
        super(timeline, desk);
        this.desk = desk;
    }

    @Override
    void plan() {
        Asked scanner = new Asked(
                "marek.novak",
                "Label printer without a second factor",
                "The printer's firmware knows passwords only; its successor is ordered for spring.",
                "Two label printers in the warehouse in Lübeck",
                "They stand in a network of their own that reaches the order system alone, and the password changes monthly.",
                RiskLevel.MEDIUM,
                160);
        ask(24, "10:10", scanner);
        on(22, "11:30", () -> scanner.decided(Verdict.AGREE, "Until the new printers are here."));

        Asked contractor = new Asked(
                "yusuf.demir",
                "Longer sessions for the migration team",
                "The copying of the archive runs for nine hours and breaks off with the session.",
                "Four administrators, during the move of the archive",
                "They work from hardened workstations, and each session is recorded.",
                RiskLevel.LOW,
                12);
        ask(48, "09:25", contractor);
        on(46, "14:15", () -> contractor.decided(Verdict.AGREE, ""));

        Asked shared = new Asked(
                "leonie.krause",
                "One account for the reception desk",
                "Three people share the desk and change within minutes.",
                "The computer at the reception in Hamburg",
                "The shift plan says who was there; the account reaches the visitor list alone.",
                RiskLevel.MEDIUM,
                -6);
        ask(62, "13:40", shared);
        on(60, "10:20", () -> shared.decided(Verdict.AGREE, "With the shift plan kept for a year."));

        Asked vendor = new Asked(
                "ben.hoffmann",
                "Remote access of a supplier without our device",
                "The maker of the ventilation looks at it from its own computers only.",
                "The control of the ventilation in the server room",
                "Opened by us for each visit, watched, and closed after two hours.",
                RiskLevel.HIGH,
                180);
        ask(6, "10:05", vendor);
        on(3, "16:50", () -> vendor.decided(Verdict.AGREE, "Only together with the watching."));

        ask(
                2,
                "15:10",
                new Asked(
                        "mira.holm",
                        "Test accounts that share a password",
                        "The automatic tests of the sign-in use forty accounts.",
                        "Accounts in the test environment, none of them a person's",
                        "The environment holds made-up data only.",
                        RiskLevel.LOW,
                        90));
    }

    private void ask(int ago, String time, Asked asked) {
        on(ago, time, asked::ask);
    }

    /** One waiver of the story; its end lies so many days after today. */
    private final class Asked {

        private final String username;
        private final Supplier<UUID> asking;
        private UUID id = new UUID(0, 0);

        Asked(
                String username,
                String title,
                String reason,
                String scope,
                String compensation,
                RiskLevel risk,
                int daysFromToday) {
            this.username = username;
            this.asking = () -> desk.waivers()
                    .ask(new NewWaiver(
                            SubjectRef.policy(policy()),
                            title,
                            reason,
                            scope,
                            compensation,
                            Set.of(),
                            risk,
                            timeline().today().plusDays(daysFromToday)));
        }

        private UUID policy() {
            Filter filter = new Filter(ACCESS, null, null, null, State.ALL, null, null);
            return desk.as(COMPLIANCE, () -> desk.library().page(filter, 0, 1))
                    .getFirst()
                    .id();
        }

        void ask() {
            id = desk.as(username, asking);
        }

        /** Whoever is asked decides. */
        void decided(Verdict verdict, String words) {
            WaiverPage page = desk.as(COMPLIANCE, () -> desk.waiverPages().page(id));
            desk.organisation().as(page.open().deciderId(), () -> desk.waiverDecisions()
                    .decide(id, page.waiver().revision(), verdict, words));
        }
    }
}
